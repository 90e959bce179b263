import { PASTE_PROBLEMS, type PasteProblem } from "./problems.ts";
import {
  DOCUMENT_RULES,
  type PasteRule,
  REFRESH_TOKEN_LENGTH_MIN,
  TOKEN_LENGTH_LIMIT,
  TOKEN_RULES,
} from "./rules.ts";
import { stripWrapping } from "./strip-wrapping.ts";

export type TokenKind = "MWS_AUTH_TOKEN" | "LWA_REFRESH_TOKEN";

/** `token` is what was pasted without its wrapping; `message` never holds any part of the paste. */
export type PasteFinding =
  | { ok: true; kind: TokenKind; token: string }
  | { ok: false; problem: PasteProblem; message: string };

// Any hexadecimal digits: the ids in Amazon's own documentation carry no valid UUID version.
const MWS_AUTH_TOKEN = /^amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function findProblem(rules: readonly PasteRule[], text: string): PasteProblem | undefined {
  return rules.find((rule) => rule.pattern.test(text))?.problem;
}

function diagnose(text: string): PasteProblem | TokenKind {
  if (text === "") return "EMPTY";
  const document = findProblem(DOCUMENT_RULES, text.slice(0, TOKEN_LENGTH_LIMIT));
  if (document !== undefined) return document;
  if (text.length > TOKEN_LENGTH_LIMIT) return "TOO_LONG";
  const problem = findProblem(TOKEN_RULES, text);
  if (problem !== undefined) return problem;
  if (MWS_AUTH_TOKEN.test(text)) return "MWS_AUTH_TOKEN";
  if (text.startsWith("amzn.mws.")) return "MWS_TOKEN_MALFORMED";
  if (text.startsWith("Atzr|") && text.length >= REFRESH_TOKEN_LENGTH_MIN) {
    return "LWA_REFRESH_TOKEN";
  }
  return "UNKNOWN";
}

/**
 * Says what was pasted where a token was asked for, before any network call. Takes off white space,
 * line breaks and quotes around it. Never throws and never echoes: see {@link PASTE_PROBLEMS}.
 *
 * @example
 * examinePaste('"amzn.mws.4ea38b7b-f563-7709-4bae-87aea15c9e5a"').ok; // true
 */
export function examinePaste(pasted: string): PasteFinding {
  const token = stripWrapping(pasted);
  const result = diagnose(token);
  if (result === "MWS_AUTH_TOKEN" || result === "LWA_REFRESH_TOKEN") {
    return { ok: true, kind: result, token };
  }
  return { ok: false, problem: result, message: PASTE_PROBLEMS[result] };
}
