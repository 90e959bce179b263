import type { AmazonAnswer } from "@evergrant/core";
import type * as z from "zod";
import { parseJson } from "./blame.ts";
import { type Call, classify } from "./classify.ts";
import type { Connection } from "./connection.ts";
import { type Outgoing, send } from "./send.ts";

/** Sends a request and reads its answer by a schema; whatever else comes is a classified failure. */
export async function ask<T>(
  connection: Connection,
  call: Call,
  outgoing: Outgoing,
  answer: z.ZodType<T>,
  signal: AbortSignal,
): Promise<AmazonAnswer<T>> {
  const headers = { accept: "application/json", "user-agent": connection.userAgent };
  const request = { ...outgoing, headers: { ...headers, ...outgoing.headers } };
  const reply = await send(connection.fetch, request, signal);
  if (reply.kind === "answer" && reply.status === 200) {
    const parsed = answer.safeParse(parseJson(reply.text));
    if (parsed.success) return { ok: true, value: parsed.data };
  }
  return { ok: false, failure: classify(call, reply, connection.clock) };
}
