import { stringifyDocument } from "@urql/core";
import { ApiError } from "../errors/api-error.ts";
import { describeFailure } from "../errors/describe-failure.ts";
import { NetworkError } from "../errors/network-error.ts";
import { findInternalError, readGraphqlErrors } from "../errors/read-graphql-errors.ts";
import { splitSecret } from "../errors/redact.ts";
import {
  EventsDocument,
  type EventsSubscription,
  type EventsSubscriptionVariables,
} from "../generated/graphql.ts";
import type { Connection } from "../requests/connection.ts";
import { readToken } from "../requests/read-token.ts";
import { type Event, readEvent } from "./event.ts";
import { createSseParser, type SseRetry } from "./parse-sse.ts";
import { limitSilence, readBody } from "./read-body.ts";

interface Answer {
  data?: EventsSubscription | null;
  errors?: unknown;
}

/**
 * Opens one stream of events, by the distinct connections mode of GraphQL over SSE. Answers once the
 * response has begun, and with that its place in the log is settled. The stream ends when the server
 * completes it, or breaks it off, perhaps with a word on when to come back. Throws ApiError for a refusal, NetworkError for everything else. The caller aborts
 * the signal once it is done with the stream, which alone closes the connection for certain.
 */
export async function openEvents(
  { url, token: source, fetch }: Connection,
  variables: EventsSubscriptionVariables,
  options: { signal: AbortSignal; isRefused: boolean; silenceMs: number },
): Promise<AsyncGenerator<Event | SseRetry, void, undefined>> {
  const { signal, silenceMs } = options;
  const token = await readToken(source, options.isRefused);
  const secrets = splitSecret(token);
  const answering = fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: stringifyDocument(EventsDocument), variables }),
    signal,
  });
  try {
    const response = await limitSilence(answering, silenceMs);
    if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
      const text = await limitSilence(response.text(), silenceMs);
      throw (
        readGraphqlErrors(parseAnswer(text)?.errors, secrets) ??
        describeFailure(null, response.status)
      );
    }
    if (response.body === null) throw describeFailure(null, response.status);
    return readEvents(readBody(response.body, silenceMs), secrets);
  } catch (error) {
    if (error instanceof NetworkError || error instanceof ApiError) throw error;
    throw describeFailure(error, null);
  }
}

async function* readEvents(
  body: AsyncIterable<string>,
  secrets: readonly string[],
): AsyncGenerator<Event | SseRetry, void, undefined> {
  const parse = createSseParser();
  for await (const piece of body) {
    for (const message of parse(piece)) {
      if ("retryMs" in message) {
        yield message;
        continue;
      }
      const { event, data } = message;
      if (event === "complete") return;
      if (event !== "next") continue;
      const answer = parseAnswer(data);
      // What could not be loaded is null, as if it were gone: the event is asked for again.
      const fault = findInternalError(answer?.errors, secrets);
      if (fault !== null) throw fault;
      // A field that may not be read leaves its errors beside an event that is there all the same.
      if (answer?.data?.events) yield readEvent(answer.data.events);
      else throw readGraphqlErrors(answer?.errors, secrets) ?? describeFailure(null, 200);
    }
  }
}

function parseAnswer(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer | null;
  } catch {
    return null;
  }
}
