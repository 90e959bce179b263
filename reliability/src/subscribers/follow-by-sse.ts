import { setTimeout as delay } from "node:timers/promises";
import type { Subscriber } from "./subscriber.ts";

const QUERY = "subscription ($after: String) { events(after: $after) { id cursor } }";
const AGAIN_MS = 200;
/** Longer than the server is ever silent. */
const SILENCE_MS = 30_000;

/** What would be refused again. */
const REFUSED_FOR_GOOD = new Set(["UNAUTHENTICATED", "FORBIDDEN", "BAD_INPUT", "CURSOR_EXPIRED"]);

interface Told {
  id: string;
  cursor: string;
}

/** Follows by nothing but HTTP: reads server-sent events, and goes on after the last cursor at the address picked. */
export function followBySse(
  name: string,
  { pickUrl, apiKey, after }: { pickUrl: () => string; apiKey: string; after: string },
): Subscriber {
  const seen: string[] = [];
  const stopping = new AbortController();
  let failure: string | null = null;
  let streams = 0;
  let cursor = after;

  const readOne = async (): Promise<void> => {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const response = await fetch(`${pickUrl()}/graphql`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${apiKey}`,
          "content-type": "application/json",
          accept: "text/event-stream",
        },
        body: JSON.stringify({ query: QUERY, variables: { after: cursor } }),
        signal: AbortSignal.any([stopping.signal, silence.signal]),
      });
      streams += 1;
      for await (const data of readMessages(response, () => timer.refresh())) {
        const { data: told, errors } = JSON.parse(data) as {
          data?: { events?: Told | null } | null;
          errors?: { extensions?: { code?: string } }[];
        };
        const code = errors?.[0]?.extensions?.code;
        if (code !== undefined && REFUSED_FOR_GOOD.has(code)) failure = code;
        if (!told?.events) return;
        seen.push(told.events.id);
        cursor = told.events.cursor;
      }
    } finally {
      clearTimeout(timer);
      silence.abort();
    }
  };
  const reading = (async () => {
    while (!stopping.signal.aborted && failure === null) {
      await readOne().catch(() => undefined);
      await delay(AGAIN_MS);
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

/** The data of each whole message; one that broke off in the middle is none. */
async function* readMessages(response: Response, onPiece: () => void): AsyncGenerator<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
    yield await response.text();
    return;
  }
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of response.body ?? []) {
    onPiece();
    rest += decoder.decode(piece as Uint8Array, { stream: true });
    const messages = rest.split("\n\n");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      if (!/^event: ?next$/m.test(message)) continue;
      yield message
        .split("\n")
        .flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? [])
        .join("\n");
    }
  }
}
