import type { LoggedEvent } from "./event.ts";

/** What the type of an event adds to it. Throws for a row that is not as core writes it. */
export function readText(event: LoggedEvent, name: string): string {
  const value = readValue(event, name);
  if (typeof value === "string") return value;
  throw new Error(`Event ${event.id} (${event.type}) has no text ${name}.`);
}

/** The same, or null where there is none. */
export function readOptionalText(event: LoggedEvent, name: string): string | null {
  const value = readValue(event, name);
  return typeof value === "string" ? value : null;
}

export function readNumber(event: LoggedEvent, name: string): number {
  const value = readValue(event, name);
  if (typeof value === "number") return value;
  throw new Error(`Event ${event.id} (${event.type}) has no number ${name}.`);
}

/** One of the values that an enum has; null where there is none. */
export function readOneOf<Value extends string>(
  event: LoggedEvent,
  name: string,
  values: readonly Value[],
): Value | null {
  const value = readValue(event, name);
  return values.find((candidate) => candidate === value) ?? null;
}

/** One of the values that an enum has. Throws where there is none. */
export function requireOneOf<Value extends string>(
  event: LoggedEvent,
  name: string,
  values: readonly Value[],
): Value {
  const value = readOneOf(event, name, values);
  if (value === null) throw new Error(`Event ${event.id} (${event.type}) has no ${name}.`);
  return value;
}

function readValue({ data }: LoggedEvent, name: string): unknown {
  return typeof data === "object" && data !== null && !Array.isArray(data) ? data[name] : undefined;
}
