import { createClient } from "@evergrant/sdk";
import type { Subscriber } from "./subscriber.ts";

/** Follows one address by the SDK, which resumes by itself. */
export function followBySdk(
  name: string,
  {
    url,
    apiKey,
    after,
    isKept = true,
  }: {
    url: string;
    apiKey: string;
    /** Absent: from now on. */
    after?: string;
    /** False: what is told is forgotten. */
    isKept?: boolean;
  },
): Subscriber {
  const seen: string[] = [];
  const stopping = new AbortController();
  let streams = 0;
  let failure: string | null = null;
  const client = createClient({
    url: `${url}/graphql`,
    token: apiKey,
    fetch: (input, init) => {
      streams += 1;
      return fetch(input, init);
    },
  });
  const reading = (async () => {
    try {
      const events = client.events.subscribe({ after, signal: stopping.signal });
      for await (const event of events) if (isKept) seen.push(event.id);
      if (!stopping.signal.aborted) failure = "the stream ended by itself";
    } catch (error) {
      failure = String(error);
    }
  })();
  return {
    ...{ name, seen },
    resumed: () => streams - 1,
    failure: () => failure,
    async stop() {
      stopping.abort();
      await reading;
    },
  };
}
