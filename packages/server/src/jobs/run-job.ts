import { randomUUID } from "node:crypto";
import type { WorkItem } from "@evergrant/core";
import { ROOT_CONTEXT } from "@opentelemetry/api";
import { withLogFields } from "../logging/log-fields.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { inSpan, ROOT } from "../tracing/span.ts";

/** What a worker does: something that is due, or a chore, which is due to nobody. */
type Job = Omit<WorkItem, "kind" | "dueAt"> & { kind: string };

/** Runs a job under an id of its own, as a trace of its own. */
export function runJob<T>(
  { jobs }: Pick<Metrics, "jobs">,
  { kind, workspaceId, sellerAccountId, id }: Job,
  run: () => Promise<T>,
): Promise<T> {
  const jobId = randomUUID();
  const of = {
    ...(workspaceId && { workspaceId }),
    ...(sellerAccountId && { sellerAccountId }),
    ...(id && { rowId: id }),
  };
  const attributes = {
    ...{ [ROOT]: "job", "evergrant.job.kind": kind, "evergrant.job.id": jobId },
    ...prefixed(of),
  };
  const begunAt = performance.now();
  const end = (outcome: "done" | "failed") =>
    jobs.ended(kind, outcome, (performance.now() - begunAt) / 1_000);
  return withLogFields({ jobId, job: kind, ...of }, () =>
    // Not below whatever the queue makes of its own looking.
    inSpan(`job ${kind}`, { attributes, parent: ROOT_CONTEXT }, async () => {
      try {
        const result = await run();
        end("done");
        return result;
      } catch (error) {
        end("failed");
        throw error;
      }
    }),
  );
}

function prefixed(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`evergrant.${name}`, value]),
  );
}
