import type { InstallationDeps } from "../deps.ts";
import { closePartitions } from "./close-partitions.ts";
import { dropPartitions } from "./drop-partitions.ts";
import { makePartitions } from "./partitions.ts";
import type { SigningKey } from "./seal.ts";
import { sealLogs } from "./seal-logs.ts";

/** Does all that is due about the event log as such. Safe beside other workers that do the same. */
export async function tendLog(
  deps: Pick<InstallationDeps, "database" | "clock" | "machineClock">,
  { key, auditDays }: { key: SigningKey; auditDays: number },
): Promise<void> {
  await makePartitions(deps);
  while (await sealLogs(deps, key));
  await closePartitions(deps);
  await dropPartitions(deps, { key, auditDays });
}
