import type { InstallationDeps, JobKind } from "@evergrant/core";
import { isUnavailable } from "@evergrant/db";
import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { tellFailure } from "../logging/tell-failure.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { createOutageLog } from "../outage-log.ts";
import { drainBatch, findDueKinds } from "./drain.ts";
import { forgetOld } from "./forget-old.ts";
import type { LogKeeper } from "./log-keeper.ts";
import { repeat } from "./repeat.ts";
import { runJob } from "./run-job.ts";
import { createSender } from "./sending.ts";
import { warnOfKeys } from "./warn-of-keys.ts";

const QUEUE = "drain-due-work";
/** How often each worker looks whether something is due: one look in an index a kind. */
const TICK_MS = 1_000;
const POLL_SECONDS = 0.5;
/** Jobs at once in one process: a long sweep of probes does not keep a warning waiting. */
const JOBS_AT_ONCE = 2;
/** How often each worker tells of keys that come near their end, and forgets what is kept for a time only. */
const CHORES_MS = 60_000;
/** How often each worker looks after the event log: its months, their end, and its seals. */
const TEND_MS = 600_000;
/** How often each worker looks whether a mail, or a message to a person, is due. */
const SEND_MS = 500;
/** Without a look that succeeded for this long, the worker is not well. */
const SILENCE_MS = 10_000;
const CONNECTIONS = 2;
const CONNECT_TIMEOUT_MS = 3_000;
/** How long the queue's own statements may take; its migrations at a start are among them. */
const STATEMENT_TIMEOUT_MS = 30_000;

export interface Jobs {
  /** Whether it has lately been able to look for work. */
  isWell(): boolean;
  /** Jobs that wait in the queue. */
  countWaiting(): Promise<number>;
  stop(): Promise<void>;
}

/** Runs one thing at a time; the demo's advancing clock shares it with the jobs. */
export type Exclusive = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * Wakes and spreads the work that is due. pg-boss carries no time of the domain: a tick asks our own
 * columns what is due by the clock that was passed in, and a job says only which kind to drain.
 */
export async function startJobs(
  deps: InstallationDeps,
  options: {
    url: string;
    logger: Logger;
    exclusive: Exclusive;
    keeper: LogKeeper;
    metrics: Metrics;
  },
): Promise<Jobs> {
  const { url, logger, exclusive, keeper, metrics } = options;
  const outage = createOutageLog(logger, {
    lost: "What is due cannot be looked for while the database is away",
    back: "What is due is looked for again",
  });
  const report = (error: unknown, message: string) => {
    if (isUnavailable(error)) outage.failed(error);
    else logger.warn({ err: error }, message);
  };
  // What the driver is told beside pg-boss's own options is passed on to it.
  const connections = {
    ...{ connectionString: url, max: CONNECTIONS, keepAlive: true },
    ...{ connectionTimeoutMillis: CONNECT_TIMEOUT_MS, query_timeout: STATEMENT_TIMEOUT_MS },
  };
  const boss = new PgBoss(connections);
  // It hands on copies of errors, which are none themselves.
  boss.on("error", (told) => {
    const error = told instanceof Error ? told : Object.assign(new Error(), told);
    report(error, "The job queue failed");
  });
  await boss.start();
  // 'short': at most one job waits a kind, any number of workers may run one.
  await boss.createQueue(QUEUE, { policy: "short", retryLimit: 0 });
  const send = (kind: JobKind) => boss.send(QUEUE, { kind }, { singletonKey: kind });

  await boss.work<{ kind: JobKind }>(
    QUEUE,
    { pollingIntervalSeconds: POLL_SECONDS, localConcurrency: JOBS_AT_ONCE },
    async (jobs) => {
      for (const { data } of jobs) {
        const hasMore = await exclusive(() => drainBatch(deps, data.kind, logger));
        if (hasMore) await send(data.kind);
      }
    },
  );
  let lookedAt = performance.now();
  const sendDue = async () => {
    for (const kind of await findDueKinds(deps)) await send(kind);
    lookedAt = performance.now();
    outage.worked();
  };
  // One look at a time: while the database hangs they would gather.
  const tick = repeat(TICK_MS, () =>
    sendDue().catch((error: unknown) => report(error, "The look for due work failed")),
  );
  const stopping = new AbortController();
  const chores = repeat(CHORES_MS, () =>
    runJob(metrics, { kind: "CHORES" }, async () => {
      await warnOfKeys(deps, stopping.signal);
      await forgetOld(deps, stopping.signal);
    }).catch((error: unknown) => report(error, "The chores of the minute failed")),
  );
  const tend = repeat(TEND_MS, () =>
    runJob(metrics, { kind: "LOG_KEEPING" }, keeper.tend).catch((error: unknown) =>
      report(error, "The event log could not be looked after, and is later"),
    ),
  );
  tend.begin();
  const sender = createSender(deps, logger);
  const sending = repeat(SEND_MS, () =>
    sender.fill().then(
      () => {},
      (error: unknown) =>
        tellFailure({ error }, logger, "Messages to people could not be sent, and are later"),
    ),
  );

  return {
    async countWaiting() {
      const [stats] = await boss.getQueueStats(QUEUE);
      return stats?.queuedCount ?? 0;
    },
    isWell: () => performance.now() - lookedAt < SILENCE_MS,
    async stop() {
      stopping.abort();
      await Promise.all([tick.stop(), chores.stop(), tend.stop(), sending.stop()]);
      await sender.settle();
      await boss.stop({ graceful: true });
    },
  };
}
