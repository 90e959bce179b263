import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "@evergrant/sdk";

/** A stream that is cut off in the middle may hold its reader up. */
const STOP_MS = 5_000;

/** Somebody who follows the log by the SDK all the while. */
export interface Follower {
  /** Ids of events, as they were told. */
  seen: readonly string[];
  /** What ended it before it was stopped; null where nothing did. */
  failure(): string | null;
  stop(): Promise<void>;
}

export function follow(url: string, token: string): Follower {
  const seen: string[] = [];
  const stopping = new AbortController();
  let failure: string | null = null;
  const client = createClient({ url: `${url}/graphql`, token });
  const reading = (async () => {
    try {
      for await (const { id } of client.events.subscribe({ signal: stopping.signal }))
        seen.push(id);
      if (!stopping.signal.aborted) failure = "the stream ended by itself";
    } catch (error) {
      failure = String(error);
    }
  })();
  return {
    seen,
    failure: () => failure,
    async stop() {
      stopping.abort();
      await Promise.race([reading, delay(STOP_MS)]);
    },
  };
}
