import { countCalls, countTold, readIncidents, type SeenIncident } from "./look.ts";
import type { World } from "./open-world.ts";

/** One thing that is expected, and what was seen. */
export interface Check {
  expected: string;
  seen: string;
  isMet: boolean;
}

export interface Scenario {
  name: string;
  story: string;
  from: Date;
  until: Date;
  checks: Check[];
  /** Opened since it began. */
  incidents: SeenIncident[];
  /** By operation, while it went on; probes that were due anyway are in it. */
  calls: Map<string, number>;
  machineSeconds: number;
}

export interface Look {
  checks: Check[];
  incidents?: SeenIncident[];
  /** Where what is looked at began earlier. */
  since?: Date;
}

/** Plays a scenario, and notes what it took. */
export async function play(
  world: World,
  { name, story }: Pick<Scenario, "name" | "story">,
  act: (from: Date) => Promise<Look>,
): Promise<Scenario> {
  const from = world.now();
  const startedAt = performance.now();
  const before = await countCalls(world);
  const { checks, incidents = [], since = from } = await act(from);
  const after = await countCalls(world);
  return {
    ...{ name, story, from: since, until: world.now(), checks, incidents },
    calls: new Map(
      [...after].flatMap(([operation, count]) => {
        const spent = count - (before.get(operation) ?? 0);
        return spent === 0 ? [] : [[operation, spent]];
      }),
    ),
    machineSeconds: (performance.now() - startedAt) / 1_000,
  };
}

export function check(expected: string, seen: string | number, isMet: boolean): Check {
  return { expected, seen: String(seen), isMet };
}

/** One incident, of this region or the application, that has closed; told once to each of these workspaces. */
export async function checkIncident(
  world: World,
  {
    from,
    region,
    concerned,
  }: { from: Date; region: string | null; concerned: ReadonlySet<string> },
): Promise<Look> {
  const incidents = await readIncidents(world, from);
  const told = await countTold(world, from);
  const once = told.get("1/1") ?? new Set<string>();
  const never = told.get("0/0") ?? new Set<string>();
  const workspaces = [...told.values()].reduce((sum, { size }) => sum + size, 0);
  const isExactlyOnce = [...concerned].every((id) => once.has(id)) && once.size === concerned.size;
  const [incident] = incidents;
  const isOne = incidents.length === 1 && incident?.region === region;
  return {
    incidents,
    checks: [
      check(
        `one incident of ${region === null ? "the application" : region} opens and closes`,
        incidents.map(writeIncident).join("; ") || "none",
        isOne && incident.closedAt !== null,
      ),
      check(
        `INCIDENT_OPENED and INCIDENT_CLOSED once to each of ${concerned.size} workspaces concerned`,
        `${once.size} of ${workspaces} workspaces`,
        isExactlyOnce,
      ),
      check(
        "no INCIDENT_ event to any other",
        `${never.size} were told nothing`,
        never.size === workspaces - concerned.size,
      ),
    ],
  };
}

export function writeIncident({ region, openedAt, closedAt }: SeenIncident): string {
  const time = (at: Date | null) =>
    at?.toISOString().slice(5, 16).replace("T", " ") ?? "still open";
  return `${region ?? "application"} ${time(openedAt)} to ${time(closedAt)}`;
}

/** An hour and a half as 1:30. */
export function writeDuration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")} h`;
}
