/** Arguments of an operation, or a part of them. */
export type Json = Record<string, unknown>;

/** Whether something is a plain object: no list, no moment, no bytes. */
export function isRecord(value: unknown): value is Json {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
