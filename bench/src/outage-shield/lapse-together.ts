import type { Fleet } from "./connect-fleet.ts";
import { readDeaths, readIncidents } from "./look.ts";
import type { World } from "./open-world.ts";
import { CLOSE_STEP_MS, CONFIRM_MS } from "./policy.ts";
import { check, play, type Scenario, writeDuration, writeIncident } from "./scenario.ts";

const WATCHED_MS = 10 * CLOSE_STEP_MS;

/** (f): granted together, alone in their region, over together. */
export async function playLapse(
  world: World,
  { lapsing }: Fleet,
  lapsesAt: Date,
): Promise<Scenario> {
  const story = `${lapsing.length} accounts, the only ones of FE, were granted together and lapse together.`;
  return play(world, { name: "f", story }, async (from) => {
    await world.advance(lapsesAt.getTime() - world.now().getTime() + WATCHED_MS, CLOSE_STEP_MS);
    const deaths = await readDeaths(world, lapsing);
    const expired = deaths.filter(({ reason }) => reason === "EXPIRED").length;
    const longest = Math.max(0, ...deaths.map(({ at }) => at.getTime() - lapsesAt.getTime()));
    const incidents = await readIncidents(world, from);
    const seen = incidents.map(writeIncident).join("; ") || "none";
    return {
      checks: [
        check(
          `all ${lapsing.length} are disabled, EXPIRED`,
          expired,
          expired === lapsing.length && deaths.length === expired,
        ),
        check(
          "after the confirming minute",
          `${writeDuration(longest)} after their date at the latest`,
          longest <= CONFIRM_MS + CLOSE_STEP_MS,
        ),
        check("no incident opens", seen, incidents.length === 0),
      ],
    };
  });
}
