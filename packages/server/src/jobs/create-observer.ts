import { randomUUID } from "node:crypto";
import type { Clock, Observer, WorkItem } from "@evergrant/core";
import { ROOT_CONTEXT } from "@opentelemetry/api";
import { withLogFields } from "../logging/log-fields.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { inSpan, noteEvents, ROOT } from "../tracing/span.ts";

/** Counts and names what core does: each thing that is due runs under an id of its own, which stands on its lines. */
export function createObserver({ metrics, clock }: { metrics: Metrics; clock: Clock }): Observer {
  return {
    work: (item, run) => {
      if (item.dueAt !== undefined)
        metrics.jobs.begun(
          item.kind,
          (clock.now().getTime() - new Date(item.dueAt).getTime()) / 1_000,
        );
      return runJob(metrics, item, run);
    },
    dispatched(events) {
      for (const event of events) metrics.events.reached("dispatched", event, clock.now());
      const ids = events.map(({ id }) => id);
      if (ids.length > 0) noteEvents("events dispatched", ids);
    },
    delivered: (event) => metrics.events.reached("delivered", event, clock.now()),
    probed: metrics.amazon.probed,
  };
}

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
