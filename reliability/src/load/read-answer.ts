import type { Attempt } from "./calls.ts";

interface Answer {
  data?: Record<string, Record<string, unknown> | null> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** What an answer of the API says about whether the call had its effect. */
export function readAnswer(status: number, text: string): Attempt {
  const answer = parse(text);
  const value = Object.values(answer?.data ?? {})[0];
  if (value) {
    if (value.retryable === true) return { kind: "refused", why: String(value.code) };
    return { kind: "certain", value, attempts: 1 };
  }
  const code = answer?.errors?.[0]?.extensions?.code ?? `HTTP ${status}`;
  // A failure of the server's own may have come after the effect; all else was refused before it.
  if (answer?.errors !== undefined && code !== "INTERNAL") return { kind: "refused", why: code };
  return { kind: "uncertain", why: code };
}

function parse(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return null;
  }
}
