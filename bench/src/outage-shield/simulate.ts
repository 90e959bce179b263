import { connectFleet } from "./connect-fleet.ts";
import { playLapse } from "./lapse-together.ts";
import { countCalls } from "./look.ts";
import { openWorld } from "./open-world.ts";
import { LAPSING_TERM_DAYS } from "./policy.ts";
import { playOutageWithDeaths, playRegionOutage, waitForProbe } from "./region-outage.ts";
import { playKnown, revokeAgency, revokeAlone } from "./revocations.ts";
import type { Scenario } from "./scenario.ts";
import { playSecretExpires } from "./secret-expires.ts";

export interface Simulated {
  sellers: number;
  workspaces: number;
  /** Machine time of connecting the fleet, and of everything. */
  connectSeconds: number;
  seconds: number;
  from: Date;
  until: Date;
  calls: Map<string, number>;
  alerts: string[];
  errors: string[];
  scenarios: Scenario[];
}

/**
 * Lives through all scenarios with one fleet. Revocations in NA take most of a day to be known: meanwhile
 * EU has its outages and FE its end, which concern NA as little as each other.
 */
export async function simulate(
  url: string,
  sellers: number,
  tell: (line: string) => void,
): Promise<Simulated> {
  const startedAt = performance.now();
  await using world = await openWorld(url);
  const from = world.now();
  const say = (line: string) => tell(`${world.now().toISOString().slice(0, 16)}  ${line}`);
  const fleet = await connectFleet(world, sellers, say);
  const connectSeconds = (performance.now() - startedAt) / 1_000;
  say("(d), (e): sellers revoke in NA.");
  const alone = await revokeAlone(world, fleet, sellers);
  const agency = await revokeAgency(world, fleet);
  say("(a): EU is refused as a whole.");
  await waitForProbe(world);
  const a = await playRegionOutage(world, fleet);
  say("(f): FE lapses together.");
  const lapsesAt = new Date(from.getTime() + LAPSING_TERM_DAYS * 86_400_000);
  const f = await playLapse(world, fleet, lapsesAt);
  say("(c): EU is refused as a whole, and some of it dies.");
  await waitForProbe(world);
  const c = await playOutageWithDeaths(world, fleet, sellers);
  say("(d), (e): until all of NA is probed.");
  const [d, e] = await playKnown(world, { alone, agency });
  say("(b): the client secret expires.");
  const b = await playSecretExpires(world, fleet);
  return {
    ...{ sellers, from, until: world.now(), connectSeconds },
    workspaces: await world.owner.workspace.count(),
    seconds: (performance.now() - startedAt) / 1_000,
    calls: await countCalls(world),
    ...{ alerts: world.alerts, errors: world.errors },
    scenarios: [a, b, c, d, e, f].filter((scenario) => scenario !== undefined),
  };
}

/** What is not as it should be, a line each. */
export function listFailures({ scenarios, errors }: Simulated): string[] {
  const unmet = scenarios.flatMap(({ name, checks }) =>
    checks
      .filter(({ isMet }) => !isMet)
      .map(({ expected, seen }) => `(${name}) expected: ${expected}; seen: ${seen}`),
  );
  return [...unmet, ...errors.map((error) => `work failed: ${error}`)];
}
