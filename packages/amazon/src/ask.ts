import type { AmazonAnswer } from "@evergrant/core";
import type * as z from "zod";
import { parseJson } from "./blame.ts";
import { type Call, classify } from "./classify.ts";
import type { Connection } from "./connection.ts";
import { type AnswerHeaders, type Outgoing, send } from "./send.ts";

/** An answer, and the headers it came with: null when none came. */
export interface Asked<T> {
  answer: AmazonAnswer<T>;
  headers: AnswerHeaders | null;
}

/** Sends a request and reads its answer by a schema; whatever else comes is a classified failure. */
export async function ask<T>(
  connection: Pick<Connection, "fetch" | "userAgent" | "clock" | "watchCall">,
  call: Call,
  outgoing: Outgoing,
  answer: z.ZodType<T>,
  signal: AbortSignal,
): Promise<Asked<T>> {
  const headers = { accept: "application/json", "user-agent": connection.userAgent };
  const request = { ...outgoing, headers: { ...headers, ...outgoing.headers } };
  const end = connection.watchCall?.(call.operation);
  const reply = await send(connection.fetch, request, signal);
  const status = reply.status ?? null;
  const received = reply.kind === "answer" ? reply.headers : null;
  if (reply.kind === "answer" && reply.status >= 200 && reply.status < 300) {
    const parsed = answer.safeParse(parseJson(reply.text));
    if (parsed.success) {
      end?.({ class: "ok", status });
      return { answer: { ok: true, value: parsed.data }, headers: received };
    }
  }
  const failure = classify(call, reply, connection.clock);
  end?.({ class: failure.class, status });
  return { answer: { ok: false, failure }, headers: received };
}
