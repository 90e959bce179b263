import type { Connected, Fleet } from "./connect-fleet.ts";
import { countDoubted, countHeld, readDeaths } from "./look.ts";
import type { World } from "./open-world.ts";
import {
  AFTERMATH_MS,
  CLOSE_STEP_MS,
  DEAD_KNOWN_MS,
  DYING_IN_OUTAGE,
  MINUTE_MS,
  OUTAGE_MS,
  SECOND_MS,
  STEP_MS,
  scaled,
} from "./policy.ts";
import { check, checkIncident, type Look, play, type Scenario, writeDuration } from "./scenario.ts";

/** (a): Amazon refuses every token of a region. */
export async function playRegionOutage(world: World, { EU }: Fleet): Promise<Scenario> {
  const story = "LWA answers invalid_grant to every token of EU for 25 minutes.";
  return play(world, { name: "a", story }, async () => {
    const { since } = await strike(world);
    await world.advance(OUTAGE_MS - CLOSE_STEP_MS, CLOSE_STEP_MS);
    const held = await countHeld(world, EU);
    await world.advance(AFTERMATH_MS + CLOSE_STEP_MS, CLOSE_STEP_MS);
    const deaths = await readDeaths(world, EU);
    const doubted = await countDoubted(world, EU);
    return withIncident(world, EU, since, [
      check(`none of ${EU.length} tokens is disabled`, deaths.length, deaths.length === 0),
      check("some were refused twice meanwhile, and held", held, held > 0),
      check("none is in doubt in the end", doubted, doubted === 0),
    ]);
  });
}

/** (c): the same, and meanwhile some sellers truly revoke. */
export async function playOutageWithDeaths(
  world: World,
  { EU }: Fleet,
  sellers: number,
): Promise<Scenario> {
  const dying = pickEvenly(EU, scaled(DYING_IN_OUTAGE, sellers));
  const story = `The same again; meanwhile ${dying.length} sellers of EU truly revoke.`;
  return play(world, { name: "c", story }, async () => {
    const { since, endsAt } = await strike(world);
    for (const { sellingPartnerId } of dying) {
      await world.control("POST", `sellers/${sellingPartnerId}/revoke`, {});
      await world.advance(Math.floor(OUTAGE_MS / dying.length / SECOND_MS) * SECOND_MS, OUTAGE_MS);
    }
    await world.advance(endsAt - world.now().getTime() + DEAD_KNOWN_MS, CLOSE_STEP_MS);
    const deaths = await readDeaths(world, EU);
    const dead = new Set(deaths.map(({ sellerAccountId }) => sellerAccountId));
    const found = dying.filter(({ sellerAccountId }) => dead.has(sellerAccountId)).length;
    const latest = Math.max(...deaths.map(({ at }) => at.getTime() - endsAt));
    return withIncident(world, EU, since, [
      check(`all ${dying.length} are disabled`, found, found === dying.length),
      check("nobody else is", dead.size - found, dead.size === found),
      check(
        "within an hour of the outage's end",
        `${writeDuration(latest)} at the latest`,
        latest <= DEAD_KNOWN_MS,
      ),
    ]);
  });
}

/** Lets time pass until a probe of EU is next due: so also a small fleet has somebody who notices. */
export async function waitForProbe(world: World): Promise<void> {
  const next = await world.owner.dueWork.findFirstOrThrow({
    where: { kind: "PROBE", sellerAccount: { region: "EU" }, dueAt: { gt: world.now() } },
    orderBy: { dueAt: "asc" },
  });
  const untilMs = next.dueAt.getTime() - world.now().getTime() - CLOSE_STEP_MS;
  await world.advance(Math.max(0, untilMs), STEP_MS);
}

async function strike(world: World): Promise<{ since: Date; endsAt: number }> {
  const since = world.now();
  const fault = { kind: "invalid-grant", region: "EU", for: `PT${OUTAGE_MS / MINUTE_MS}M` };
  await world.control("POST", "faults", fault);
  return { since, endsAt: since.getTime() + OUTAGE_MS };
}

async function withIncident(
  world: World,
  accounts: readonly Connected[],
  from: Date,
  checks: Look["checks"],
): Promise<Look> {
  const concerned = new Set(accounts.map(({ workspaceId }) => workspaceId));
  const look = await checkIncident(world, { from, region: "EU", concerned });
  return { ...look, checks: [...checks, ...look.checks] };
}

/** From all over the list, so that they have not been connected together. */
export function pickEvenly<Item>(items: readonly Item[], count: number): Item[] {
  const step = items.length / count;
  return Array.from({ length: count }, (_, index) => items[Math.floor(index * step)]).filter(
    (item) => item !== undefined,
  );
}
