import type { Connected } from "./connect-fleet.ts";
import type { World } from "./open-world.ts";

/** A death as it was told. */
export interface Death {
  sellerAccountId: string;
  at: Date;
  reason: string;
}

/** TOKEN_DISABLED of these accounts, in the order in which it was told. */
export async function readDeaths(
  { owner }: World,
  accounts: readonly Connected[],
): Promise<Death[]> {
  const known = new Set(accounts.map(({ sellerAccountId }) => sellerAccountId));
  const events = await owner.event.findMany({
    where: { type: "TOKEN_DISABLED" },
    orderBy: { occurredAt: "asc" },
  });
  return events.flatMap(({ sellerAccountId, occurredAt, data }) =>
    sellerAccountId !== null && known.has(sellerAccountId)
      ? [{ sellerAccountId, at: occurredAt, reason: reasonOf(data) }]
      : [],
  );
}

function reasonOf(data: unknown): string {
  const { reason } = data as { reason?: unknown };
  return typeof reason === "string" ? reason : "unknown";
}

export interface SeenIncident {
  region: string | null;
  openedAt: Date;
  closedAt: Date | null;
}

export async function readIncidents({ owner }: World, since: Date): Promise<SeenIncident[]> {
  return owner.amazonIncident.findMany({
    where: { openedAt: { gte: since } },
    orderBy: { openedAt: "asc" },
  });
}

/** How often each workspace was told of incidents since then, as `opened/closed`; by that, how many workspaces. */
export async function countTold({ owner }: World, since: Date): Promise<Map<string, Set<string>>> {
  const events = await owner.event.findMany({
    where: { type: { in: ["INCIDENT_OPENED", "INCIDENT_CLOSED"] }, occurredAt: { gte: since } },
    select: { type: true, workspaceId: true },
  });
  const workspaces = await owner.workspace.findMany({ select: { id: true } });
  const told = new Map<string, Set<string>>();
  for (const { id } of workspaces) {
    const own = events.filter(({ workspaceId }) => workspaceId === id);
    const opened = own.filter(({ type }) => type === "INCIDENT_OPENED").length;
    const times = `${opened}/${own.length - opened}`;
    told.set(times, (told.get(times) ?? new Set()).add(id));
  }
  return told;
}

/** Tokens that were refused again after the confirming minute, and live. */
export async function countHeld({ owner }: World, accounts: readonly Connected[]): Promise<number> {
  return owner.mwsToken.count({
    where: {
      status: "ENABLED",
      firstRevokedAt: { not: null },
      failedProbes: { gte: 2 },
      sellerAccountId: { in: accounts.map(({ sellerAccountId }) => sellerAccountId) },
    },
  });
}

/** Accounts of ENABLED tokens that are still doubted. */
export async function countDoubted(
  { owner }: World,
  accounts: readonly Connected[],
): Promise<number> {
  return owner.mwsToken.count({
    where: {
      status: "ENABLED",
      failedProbes: { gt: 0 },
      sellerAccountId: { in: accounts.map(({ sellerAccountId }) => sellerAccountId) },
    },
  });
}

/** Calls that Amazon got so far, by operation. */
export async function countCalls({ control }: World): Promise<Map<string, number>> {
  const calls = (await control("GET", "calls")) as Record<string, Record<string, number>>;
  return new Map(
    Object.entries(calls).map(([operation, answers]) => [
      operation,
      Object.values(answers).reduce((sum, count) => sum + count, 0),
    ]),
  );
}
