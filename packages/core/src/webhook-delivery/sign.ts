import { Webhook } from "standardwebhooks";
import type { Secret } from "../secret.ts";

/** What of a request shows who sent it. */
export interface Signed {
  id: string;
  /** Machine time: receivers refuse what is minutes old. */
  timestamp: Date;
  attempt: number;
  body: string;
}

/** The headers of Standard Webhooks, signed by each of the secrets, and the attempt's number. */
export function signedHeaders(
  { id, timestamp, attempt, body }: Signed,
  secrets: readonly Secret[],
): Record<string, string> {
  const signatures = secrets.map((secret) =>
    new Webhook(secret.reveal()).sign(id, timestamp, body),
  );
  return { ...headersOf({ id, timestamp, attempt }), "webhook-signature": signatures.join(" ") };
}

/** The headers as the log shows them: without what is secret. */
export function maskedHeaders(signed: Omit<Signed, "body">): Record<string, string> {
  return { ...headersOf(signed), "webhook-signature": "v1,[masked]" };
}

function headersOf({ id, timestamp, attempt }: Omit<Signed, "body">): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Evergrant-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(timestamp.getTime() / 1_000)),
    "webhook-attempt": String(attempt),
  };
}
