import { randomBytes } from "node:crypto";
import { withConnection } from "@evergrant/db/owner";
import { unwrap } from "@evergrant/sdk";
import { ECHOES } from "../world/echoes.ts";
import { connectSeller, makeSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";

/** Amazon, or what stands before it, repeats every secret that it is asked with. */
export const echoesFlow: Flow = {
  name: "echoes",
  async run(world) {
    const { serve, amazon, vault, postgres } = world;
    const at = serve.installation;
    const { sellerAccountId, token } = await connectSeller(world, at, "echoed");
    for (const echo of ECHOES) {
      const stranger = await makeSeller(world, at, `newcomer while ${echo.name} is answered`);
      vault.prove(stranger.token, "sent as a token");
      amazon.echo(echo);
      const { sellingPartnerId } = stranger;
      const input = {
        name: "Newcomer",
        region: "NA",
        sellingPartnerId,
        token: stranger.token,
      } as const;
      await at.attempt(at.sdk.sellerAccounts.connect(input));
      await at.attempt(at.sdk.mwsTokens.enable({ sellerAccountId, token }));
      await at.attempt(at.sdk.mwsTokens.enable({ sellerAccountId, token: stranger.token }));
      await at.attempt(at.sdk.mwsTokens.verify({ sellerAccountId }));
      const { url } = unwrap(await at.sdk.sellerAccounts.startAuthorization({ sellerAccountId }));
      const state = new URL(url).searchParams.get("state") ?? "";
      vault.plant("state", "serve: state", state, "sent to the callback");
      const code = `AN${randomBytes(40).toString("base64url")}`;
      vault.plant(
        "authorization code",
        "serve: code that Amazon repeats",
        code,
        "sent to the callback",
      );
      const query = new URLSearchParams({ state, spapi_oauth_code: code, selling_partner_id: "A" });
      await at.fetch(`${at.url}/api/amazon/callback?${query}`);
      await workAllThatIsDue(postgres.adminUrl);
    }
    amazon.echo(null);
  },
};

/** Nobody waits for hours here: every probe is due now, and is worked by the jobs while Amazon lies. */
async function workAllThatIsDue(url: string): Promise<void> {
  await withConnection(url, (connection) =>
    // Whole before any row of it: jobs take rows in orders of their own.
    connection.query(`
      BEGIN;
      LOCK TABLE "DueWork" IN EXCLUSIVE MODE;
      UPDATE "DueWork" SET "dueAt" = '2020-01-01', "leasedUntil" = NULL;
      COMMIT`),
  );
}
