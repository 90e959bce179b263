/** What JSON can say. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * The one way to write a value as JSON (RFC 8785): names in the order of their UTF-16 code units, no
 * white space, numbers and strings as ECMAScript writes them.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join()}]`;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, of]) => `${JSON.stringify(name)}:${canonicalJson(of)}`).join()}}`;
}

/** The same value as PostgreSQL gives it back: a half of a surrogate pair is no text to it. */
export function wellFormed<Value extends Json>(value: Value): Value;
export function wellFormed(value: Json): Json {
  if (typeof value === "string") return value.toWellFormed();
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((item) => wellFormed(item));
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name.toWellFormed(), wellFormed(of)]),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
