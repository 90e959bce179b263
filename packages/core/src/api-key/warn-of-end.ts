import type { ApiKey } from "@evergrant/db";
import { depsOf, type InstallationDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { daysLeft } from "../mws-token/warning.ts";
import { nextKeyWarningAt, untoldKeyStage } from "./expiry-ladder.ts";
import { keyStates, tellKey } from "./key-event.ts";

const PORTION = 100;

/**
 * Tells of a portion of the keys that come near their end, each stage once; answers whether there may be
 * more. By machine time, and so no kind of due work, which waits for the clock of the domain.
 */
export async function warnOfKeyEnds(deps: InstallationDeps): Promise<boolean> {
  const due = await deps.database.system.apiKey.findMany({
    where: { warnAt: { lte: deps.machineClock.now() } },
    select: { workspaceId: true, id: true, warnAt: true },
    orderBy: { warnAt: "asc" },
    take: PORTION,
  });
  for (const key of due) await warnOfEnd(deps, key);
  return due.length === PORTION;
}

/** Two workers may have read the same key: the one that is second changes nothing. */
async function warnOfEnd(
  deps: InstallationDeps,
  { workspaceId, id, warnAt }: Pick<ApiKey, "workspaceId" | "id" | "warnAt">,
): Promise<void> {
  const now = deps.machineClock.now();
  const { client } = depsOf(deps, { workspaceId });
  const key = await client.apiKey.findFirst({ where: { id, warnAt } });
  if (key === null) return;
  const { expiresAt } = key;
  const stageDays = key.revokedAt === null ? untoldKeyStage(key, now) : null;
  const warnedDays = stageDays ?? key.warnedDays;
  await client.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id, warnAt, expiresAt },
      data: { warnedDays, warnAt: nextKeyWarningAt({ expiresAt, warnedDays }, now) },
    });
    if (count === 0 || stageDays === null || expiresAt === null) return;
    const data = {
      daysLeft: daysLeft(expiresAt, now),
      expiresAt: expiresAt.toISOString(),
      stageDays,
    };
    const event = tellKey("API_KEY_EXPIRING", key, data, keyStates(key, { warnedDays }));
    const actor = { workspaceId, kind: "SYSTEM", id: null, cause: "API_KEY" } as const;
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
}
