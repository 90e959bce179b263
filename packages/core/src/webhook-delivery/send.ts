import type { Event, WebhookEndpoint } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import type { EgressAnswer } from "../ports.ts";
import type { Secret } from "../secret.ts";
import type { WebhookPayload } from "./payload.ts";
import { signedHeaders } from "./sign.ts";

/** One call of an endpoint, and what came of it. Machine time. */
export interface Sent {
  url: string;
  startedAt: Date;
  durationMs: number;
  answer: EgressAnswer;
}

/** Posts an event, signed by each of the secrets. */
export async function sendPayload(
  { egress, machineClock }: Pick<CoreDeps, "egress" | "machineClock">,
  { url }: Pick<WebhookEndpoint, "url">,
  {
    payload,
    secrets,
    attempt,
    signal,
  }: {
    payload: WebhookPayload;
    secrets: readonly Secret[];
    attempt: number;
    signal?: AbortSignal | undefined;
  },
): Promise<Sent> {
  const body = JSON.stringify(payload);
  const startedAt = machineClock.now();
  const headers = signedHeaders({ id: payload.id, timestamp: startedAt, attempt, body }, secrets);
  const begun = performance.now();
  const call = { url, method: "POST", headers, body, ...(signal && { signal }) };
  const answer = await egress.call(call);
  return { url, startedAt, durationMs: Math.round(performance.now() - begun), answer };
}

/** The event of a delivery; null once its month was dropped. */
export async function readDeliveredEvent(
  { client }: Pick<CoreDeps, "client">,
  { position, occurredAt }: { position: bigint; occurredAt: Date },
): Promise<Event | null> {
  return client.event.findFirst({ where: { position, occurredAt } });
}
