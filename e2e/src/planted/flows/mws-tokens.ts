import type { World } from "../world/open-world.ts";
import type { Flow } from "./flow.ts";

/** Legacy tokens: exchanged by way of an authorization code in the demo, refused by `serve`. */
export const mwsTokensFlow: Flow = {
  name: "MWS tokens",
  async run(world: World) {
    for (const at of [world.demo.installation, world.serve.installation]) {
      const seller = await at.sandbox.makeSeller({ credential: "MWS_AUTH_TOKEN", orders: 2 });
      const { sellingPartnerId, token } = seller;
      world.vault.plant("MWS token", `${at.name}: MWS token`, token, "sent as a token");
      const input = { name: "Legacy", region: "NA", sellingPartnerId, token } as const;
      const connected = await at.attempt(at.sdk.sellerAccounts.connect(input));
      if (connected?.__typename !== "ConnectSellerAccountPayload") continue;
      const { id: sellerAccountId } = connected.sellerAccount;
      for (const given of [
        token,
        `"${token}"`,
        token.slice("amzn.mws.".length),
        token.slice(0, -2),
      ])
        await at.attempt(at.sdk.mwsTokens.enable({ sellerAccountId, token: given }));
      await at.attempt(at.sdk.mwsTokens.verify({ sellerAccountId }));
    }
  },
};
