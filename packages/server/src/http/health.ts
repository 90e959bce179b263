import type { InstallationDeps } from "@evergrant/core";
import { type Route, sendJson } from "./listen.ts";

/** The process answers. */
export const health: Route = (_request, response) => sendJson(response, 200, { status: "ok" });

/** A part that must answer before the process is ready. */
export type Check = () => Promise<boolean>;

/** Ready once every check says so; which one does not is named. No longer ready from when the signal aborts. */
export function createReady(checks: Record<string, Check>, draining?: AbortSignal): Route {
  return async (_request, response) => {
    if (draining?.aborted) return sendJson(response, 503, { status: "stopping", checks: {} });
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await check().catch(() => false)]),
    );
    const isReady = results.every(([, passed]) => passed === true);
    sendJson(response, isReady ? 200 : 503, {
      status: isReady ? "ready" : "starting",
      checks: Object.fromEntries(results),
    });
  };
}

export function createDatabaseCheck({
  database: { system },
}: Pick<InstallationDeps, "database">): Check {
  return async () => (await system.$queryRaw<unknown[]>`SELECT 1`).length === 1;
}
