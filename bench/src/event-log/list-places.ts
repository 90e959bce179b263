import { withConnection } from "@evergrant/db/owner";
import type { Place } from "../row-level-security/uses.ts";
import { WORKSPACES } from "./policy.ts";

/** As many accounts of each of the first workspaces, one workspace after the other. */
export async function listPlaces(url: string): Promise<Place[]> {
  return withConnection(url, async (owner) => {
    const { rows } = await owner.query<Place>(
      `SELECT "workspaceId", "id" AS "sellerAccountId" FROM (
         SELECT "workspaceId", "id", row_number() OVER (PARTITION BY "workspaceId" ORDER BY "id") AS nth,
           dense_rank() OVER (ORDER BY "workspaceId") AS rank
         FROM "SellerAccount") AS numbered
       WHERE rank <= $1 AND nth <= 20 ORDER BY nth, rank`,
      [WORKSPACES],
    );
    return rows;
  });
}
