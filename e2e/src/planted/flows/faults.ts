import { randomUUID } from "node:crypto";
import type { World } from "../world/open-world.ts";
import { connectSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";

const SHORT_MS = 200;
const KINDS = [
  ...["lwa-down", "sp-api-down", "invalid-grant", "unauthorized-client", "latency", "hang"],
  ...["secret-expired", "cache-lag", "empty-actions", "reset", "throttle"],
];

/** Every fault that the sandbox can make, under every call that goes to Amazon. */
export const faultsFlow: Flow = {
  name: "faults",
  async run(world: World) {
    await Promise.all(
      [world.demo.installation, world.serve.installation].map(async (at) => {
        const { sellerAccountId, token } = await connectSeller(world, at, "faulty");
        for (const kind of KINDS) {
          const end = await at.sandbox.fault({ kind, ms: SHORT_MS });
          const idempotencyKey = randomUUID();
          for (let repeat = 0; repeat < 2; repeat += 1)
            await at.attempt(at.sdk.mwsTokens.enable({ sellerAccountId, token, idempotencyKey }));
          await at.attempt(at.sdk.mwsTokens.verify({ sellerAccountId }));
          await end();
        }
      }),
    );
  },
};
