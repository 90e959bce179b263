import { setTimeout as delay } from "node:timers/promises";
import type { InstallationDeps } from "@evergrant/core";
import { type Route, sendJson } from "./listen.ts";

/** The process answers. */
export const health: Route = (_request, response) => sendJson(response, 200, { status: "ok" });

/** A part that must answer before the process is ready. */
export type Check = () => Promise<boolean>;

/** A check that takes longer has failed: whoever asks waits no longer than that himself. */
const CHECK_TIMEOUT_MS = 2_000;

/**
 * Ready once every check says so; which one does not is named. No longer ready from when the signal aborts. What is asked
 * besides is named, and keeps nobody away.
 */
export function createReady(
  checks: Record<string, Check>,
  draining?: AbortSignal,
  besides: Record<string, Check> = {},
): Route {
  return async (_request, response) => {
    if (draining?.aborted) return sendJson(response, 503, { status: "stopping", checks: {} });
    const results = await Promise.all(
      Object.entries({ ...checks, ...besides }).map(
        async ([name, check]) => [name, await inTime(check)] as const,
      ),
    );
    const isReady = results.every(([name, passed]) => passed || name in besides);
    sendJson(response, isReady ? 200 : 503, {
      status: isReady ? "ready" : "starting",
      checks: Object.fromEntries(results),
    });
  };
}

async function inTime(check: Check): Promise<boolean> {
  const late = new AbortController();
  const tooLate = delay(CHECK_TIMEOUT_MS, false, { signal: late.signal }).catch(() => false);
  const passed = await Promise.race([check().catch(() => false), tooLate]);
  late.abort();
  return passed;
}

/** Whoever gets no connection of a busy pool for so long looks whether others got answers. */
const TURN_MS = 1_500;

/** Whether the database answers: not whether this process has a connection to spare. */
export function createDatabaseCheck({ database }: Pick<InstallationDeps, "database">): Check {
  return async () => {
    const askedAt = performance.now();
    const late = new AbortController();
    const isAnswered = await Promise.race([
      database.system.$queryRaw`SELECT 1`.then(() => true),
      delay(TURN_MS, false, { signal: late.signal }).catch(() => false),
    ]).finally(() => late.abort());
    return isAnswered || database.answeredAt() >= askedAt;
  };
}
