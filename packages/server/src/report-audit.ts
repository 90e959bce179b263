import { type Cipher, countOf, loadPublicKeys, verifyLogs } from "@evergrant/core";
import type { OperatorClient } from "@evergrant/db";

const PROGRESS_MS = 2_000;

/** Verifies every workspace's log and says what it finds; answers whether all is as it was written. */
export async function reportAudit(
  deps: { client: OperatorClient; cipher: Cipher },
  say: (line: string) => void,
): Promise<boolean> {
  for (const [id, key] of await loadPublicKeys(deps)) {
    const der = key.export({ type: "spki", format: "der" });
    say(`Seals of key ${id} are verified with ${der.toString("base64")}`);
  }
  let saidAt = performance.now();
  const report = await verifyLogs(deps, {
    onBreak: ({ workspaceId, position, problem }) =>
      say(`BROKEN workspace ${workspaceId}, position ${position}: ${problem}`),
    onProgress: ({ workspaces, events }) => {
      if (performance.now() - saidAt < PROGRESS_MS) return;
      saidAt = performance.now();
      say(`${countOf(events, "event")} of ${countOf(workspaces, "workspace")} so far`);
    },
  });
  const read = `${countOf(report.events, "event")} and ${countOf(report.seals, "seal")} of ${countOf(report.workspaces, "workspace")}`;
  const isWhole = report.breaks === 0;
  say(isWhole ? `Whole: ${read}.` : `Broken in ${report.breaks} of the workspaces: ${read}.`);
  return isWhole;
}
