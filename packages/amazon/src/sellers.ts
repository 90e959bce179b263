import type { AmazonAccess, AmazonAnswer, MarketplaceParticipation } from "@evergrant/core";
import * as z from "zod";
import type { Connection } from "./connection.ts";
import { askSpApi } from "./sp-api.ts";

const participationsAnswer = z
  .object({
    payload: z.array(
      z.object({
        marketplace: z.object({ id: z.string().min(1) }),
        participation: z.object({ isParticipating: z.boolean() }),
      }),
    ),
  })
  .transform(({ payload }) =>
    payload.map(({ marketplace, participation }) => ({
      marketplaceId: marketplace.id,
      isParticipating: participation.isParticipating,
    })),
  );

/** Where the seller sells. Amazon does not say who the seller is. */
export async function getMarketplaceParticipations(
  connection: Connection,
  access: AmazonAccess,
  signal: AbortSignal,
): Promise<AmazonAnswer<MarketplaceParticipation[]>> {
  return askSpApi(
    connection,
    access,
    {
      operation: "getMarketplaceParticipations",
      path: "/sellers/v1/marketplaceParticipations",
      answer: participationsAnswer,
    },
    signal,
  );
}
