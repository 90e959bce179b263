import type { EndReason } from "@evergrant/core";

/** Why a stream is over. */
export type CloseReason = EndReason | "CLIENT_GONE" | "SLOW_CONSUMER" | "STOPPING" | "FAILED";

export const CLOSE_REASONS: readonly CloseReason[] = [
  ...(["CREDENTIAL_REVOKED", "CREDENTIAL_EXPIRED", "CREDENTIAL_CHANGED"] as const),
  ...(["CLIENT_GONE", "SLOW_CONSUMER", "STOPPING", "FAILED"] as const),
];

/** How the server ends a stream: with a last result, or with a time after which to come back. */
export interface Ending {
  reason: CloseReason;
  /** The last result; null: none, and the stream is not complete but broken off, for its client to open it anew. */
  json: string | null;
  /** After how long to come back; null where the result says it all. */
  retryMs: number | null;
}

const WORDS: Record<EndReason, string> = {
  CREDENTIAL_REVOKED: "What this stream was opened with was revoked. Come back with another one.",
  CREDENTIAL_EXPIRED: "What this stream was opened with is over. Come back with a new one.",
  CREDENTIAL_CHANGED: "What this stream was opened with allows less by now. Open it anew.",
};

/** Of one whose credential has ended. */
export function credentialEnded(reason: EndReason): Ending {
  return sayWhy(reason, WORDS[reason], { code: "UNAUTHENTICATED", reason });
}

/** Of one whose reader takes less than happens; he goes on after the cursor. */
export function tooSlow(cursor: string): Ending {
  const message = "More happened than this stream's reader took. Go on after the cursor.";
  const reason = "SLOW_CONSUMER";
  return sayWhy(reason, message, { code: "RATE_LIMITED", reason, cursor, retryable: true });
}

/** Of one that could not go on. */
export function failed(cursor: string): Ending {
  const message = "The log could not be read. Go on after the cursor.";
  return sayWhy("FAILED", message, { code: "INTERNAL", reason: "FAILED", cursor, retryable: true });
}

/** Of one of a process that stops. */
export function stopping(retryMs: number): Ending {
  return { reason: "STOPPING", json: null, retryMs };
}

function sayWhy(reason: CloseReason, message: string, extensions: object): Ending {
  return { reason, json: JSON.stringify({ errors: [{ message, extensions }] }), retryMs: null };
}
