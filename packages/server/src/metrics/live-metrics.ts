import { Counter, Gauge, type Registry } from "prom-client";

/** What streams of this process count themselves: levels as they are, and counts since it began. */
export interface CountedLive {
  queuedPayloads: number;
  queuedBytes: number;
  followedLogs: number;
  executions: number;
  coalesced: number;
}

/** What stands behind streams: the logs that are followed, and what waits for slow readers. */
export function createLiveMetrics(registry: Registry) {
  const registers = [registry];
  const results = new Gauge({
    name: "evergrant_stream_queued_results",
    help: "Results that wait for readers of streams.",
    registers,
  });
  const bytes = new Gauge({
    name: "evergrant_stream_queued_bytes",
    help: "Bytes of the results that wait for readers of streams.",
    registers,
  });
  const logs = new Gauge({
    name: "evergrant_stream_logs",
    help: "Logs that are followed for streams, one reader each.",
    registers,
  });
  const executions = new Counter({
    name: "evergrant_stream_executions_total",
    help: "Events that were executed for streams: once for all that ask for the same with the same rights.",
    registers,
  });
  const coalesced = new Counter({
    name: "evergrant_stream_coalesced_total",
    help: "Results that were left out for newer ones, of streams that asked for that.",
    registers,
  });
  return {
    /** Takes over what was counted. */
    show(counts: CountedLive) {
      results.set(counts.queuedPayloads);
      bytes.set(counts.queuedBytes);
      logs.set(counts.followedLogs);
      executions.reset();
      executions.inc(counts.executions);
      coalesced.reset();
      coalesced.inc(counts.coalesced);
    },
  };
}
