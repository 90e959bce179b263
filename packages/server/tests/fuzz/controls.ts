import type { Answer } from "./answer.ts";
import type { Foreign } from "./foreign.ts";
import { decode, recode, UUID } from "./texts.ts";

/**
 * The same value but for a last digit or letter of what is the other's in it, so that it names nothing: it
 * sorts where the other does. Null for a value that has nothing of the other's.
 */
export function makeControl(value: string, { values }: Foreign, marker: string): string | null {
  const rename = (uuid: string) => uuid.slice(0, -1) + (uuid.endsWith("0") ? "1" : "0");
  const isCursor = decode(value) !== null && !decode(value)?.startsWith(marker);
  const control = recode(value, (said) => {
    const renamed = said.replace(UUID, (uuid) => (values.has(uuid) ? rename(uuid) : uuid));
    if (isCursor) return renamed;
    return renamed.replace(new RegExp(marker, "gi"), (found) => changeLast(found));
  });
  return control === value ? null : control;
}

function changeLast(text: string): string {
  const last = text.at(-1) === text.at(-1)?.toUpperCase() ? "Y" : "y";
  return text.slice(0, -1) + last;
}

/** Where two answers differ, but for values in which two of the same kind always do. */
export function findDifferences(one: Answer, other: Answer, marker: string): Set<string> {
  const marked = new RegExp(`${marker.slice(0, -1)}[a-z]`, "gi");
  const mask = (said: string) => said.replace(UUID, "<id>").replace(marked, "<marker>");
  return new Set(compare(one, other, ""));

  function* compare(left: unknown, right: unknown, path: string): Generator<string> {
    if (isObject(left) && isObject(right)) {
      for (const key of new Set([...Object.keys(left), ...Object.keys(right)]))
        yield* compare(left[key], right[key], `${path}.${key}`);
    } else if (maskText(left) !== maskText(right)) yield path;
  }

  function maskText(value: unknown): unknown {
    return typeof value === "string" ? recode(value, mask) : value;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
