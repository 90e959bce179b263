import { wellFormed } from "../audit/canonical-json.ts";
import type { EgressAnswer } from "../ports.ts";
import { maskSecrets } from "../refuse-secret.ts";
import { ANSWER_KEPT_CHARACTERS, HEADER_KEPT_CHARACTERS, HEADERS_KEPT } from "./policy.ts";

/** Headers by which whoever answers may give a secret away. */
const SECRET_HEADER = /cookie|auth|token|secret|key|signature|session/i;

/** A signature of ours: whoever refuses a delivery may repeat it. */
const SIGNATURE = /\bv1,[\w+/]{43}=/g;

/** What of an answer is kept for people: its beginning, secrets masked. */
export interface KeptAnswer {
  headers: Record<string, string>;
  body: string;
}

export function maskAnswer({ headers, body }: EgressAnswer & { isAnswered: true }): KeptAnswer {
  const kept = [...headers].slice(0, HEADERS_KEPT).map(([name, value]) => {
    const shown = SECRET_HEADER.test(name) ? "[masked]" : value;
    return [keep(name, HEADER_KEPT_CHARACTERS), keep(shown, HEADER_KEPT_CHARACTERS)] as const;
  });
  const text = new TextDecoder().decode(body);
  return { headers: Object.fromEntries(kept), body: keep(text, ANSWER_KEPT_CHARACTERS) };
}

/** The beginning of a text, as PostgreSQL takes it, without what looks like a secret. */
function keep(text: string, characters: number): string {
  const masked = maskSecrets(text)
    .replaceAll(SIGNATURE, "v1,[masked]")
    .replaceAll("\0", "\u{FFFD}");
  return wellFormed(masked.slice(0, characters));
}
