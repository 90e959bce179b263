export const UUID: RegExp = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const BASE64 = /^[A-Za-z0-9+/_-]{8,}={0,2}$/;
const PLAIN = /^[\x20-\x7e]+$/;

/** What a base64 text says, where that is plain text: ids and cursors are such. */
export function decode(text: string): string | null {
  if (!BASE64.test(text)) return null;
  const decoded = Buffer.from(text, "base64url").toString("latin1");
  return PLAIN.test(decoded) ? decoded : null;
}

/** The same text, in the same coding, as `change` makes it of what it says. */
export function recode(text: string, change: (said: string) => string): string {
  const said = decode(text);
  if (said === null) return change(text);
  const changed = change(said);
  if (changed === said) return change(text);
  const isUrl = Buffer.from(said, "latin1").toString("base64url") === text;
  return Buffer.from(changed, "latin1").toString(isUrl ? "base64url" : "base64");
}

/** Every text within a value. */
export function* textsOf(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) yield* textsOf(inner);
}

/** A text, what it says, and the words of both. */
export function* wordsOf(text: string): Generator<string> {
  for (const said of [text, decode(text)]) {
    if (said === null) continue;
    yield said;
    yield* said.split(/[^\w-]+/);
  }
}
