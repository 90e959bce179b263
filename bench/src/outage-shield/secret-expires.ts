import type { Fleet } from "./connect-fleet.ts";
import { countDoubted, readDeaths } from "./look.ts";
import type { World } from "./open-world.ts";
import { AFTERMATH_MS, CLOSE_STEP_MS, OUTAGE_MS } from "./policy.ts";
import { check, checkIncident, play, type Scenario } from "./scenario.ts";

/** (b): Amazon refuses our own secret, until somebody mends it. */
export async function playSecretExpires(world: World, fleet: Fleet): Promise<Scenario> {
  const story = "The client secret expires; 25 minutes later it is mended.";
  return play(world, { name: "b", story }, async (from) => {
    const accounts = [...fleet.NA, ...fleet.EU, ...fleet.lapsing, ...fleet.agency];
    const before = (await readDeaths(world, accounts)).length;
    await world.control("POST", "faults", { kind: "secret-expired" });
    await world.advance(OUTAGE_MS, CLOSE_STEP_MS);
    await world.control("DELETE", "faults", { kind: "secret-expired" });
    await world.advance(AFTERMATH_MS, CLOSE_STEP_MS);
    const dead = (await readDeaths(world, accounts)).length - before;
    const doubted = await countDoubted(world, accounts);
    const concerned = new Set(accounts.map(({ workspaceId }) => workspaceId));
    const look = await checkIncident(world, { from, region: null, concerned });
    return {
      ...look,
      checks: [
        check(`none of ${accounts.length - before} living tokens is disabled`, dead, dead === 0),
        check("none is in doubt in the end", doubted, doubted === 0),
        ...look.checks,
      ],
    };
  });
}
