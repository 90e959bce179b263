import { type AuditSeal, type OperatorClient, Prisma } from "@evergrant/db";
import type { Cipher } from "../ports.ts";
import { createLogCheck, type Problem, type StoredEvent } from "./check-log.ts";
import type { LogBreak } from "./log-break.ts";
import { findDroppedBefore } from "./partitions.ts";
import { createPeekable, readAllEvents, readHeads, readSeals } from "./read-logs.ts";
import { loadPublicKeys } from "./signing-key.ts";

/** How far a verification is, or what it found. */
export interface AuditReport {
  workspaces: number;
  events: number;
  seals: number;
  breaks: number;
}

const LIMIT_MS = 24 * 3_600_000;

/**
 * Verifies the chain of every workspace's log and every seal, as they stand at one moment, by one reading
 * of them all in order. Tells the first break of each log; answers what was read. Writes nothing.
 */
export async function verifyLogs(
  deps: { client: OperatorClient; cipher: Cipher },
  {
    onBreak,
    onProgress = () => {},
  }: { onBreak: (broken: LogBreak) => void; onProgress?: (report: AuditReport) => void },
): Promise<AuditReport> {
  const publicKeys = await loadPublicKeys(deps);
  const report: AuditReport = { workspaces: 0, events: 0, seals: 0, breaks: 0 };
  const tell = (workspaceId: string, { position, problem }: Problem) => {
    report.breaks += 1;
    onBreak({ workspaceId, position, problem });
  };
  await deps.client.$transaction(
    async (tx) => {
      const droppedBefore = await findDroppedBefore(tx, publicKeys);
      const events = createPeekable(readAllEvents(tx));
      const allSeals = createPeekable(readSeals(tx));
      for await (const head of readHeads(tx)) {
        const { workspaceId } = head;
        const seals: AuditSeal[] = [];
        while ((await allSeals.peek())?.workspaceId === workspaceId) {
          const seal = await allSeals.take();
          if (seal !== null) seals.push(seal);
        }
        await skipStrangers(workspaceId);
        const check = createLogCheck({ head, seals, publicKeys, droppedBefore });
        let problem: Problem | null = null;
        while ((await events.peek())?.workspaceId === workspaceId) {
          const event = await events.take();
          const next = await events.peek();
          const follows = next?.workspaceId === workspaceId ? next : null;
          if (event !== null) problem ??= check.take(event, follows);
          report.events += 1;
          onProgress(report);
        }
        problem ??= check.end();
        if (problem !== null) tell(workspaceId, problem);
        report.workspaces += 1;
        report.seals += seals.length;
      }
      await skipStrangers(null);

      /** What stands before the next head is of a workspace that has none. */
      async function skipStrangers(nextId: string | null): Promise<void> {
        for (;;) {
          const event: StoredEvent | null = await events.peek();
          if (event === null || (nextId !== null && event.workspaceId >= nextId)) return;
          tell(event.workspaceId, { position: event.position, problem: "its log has no head" });
          while ((await events.peek())?.workspaceId === event.workspaceId) await events.take();
        }
      }
    },
    {
      isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
      timeout: LIMIT_MS,
    },
  );
  return report;
}
