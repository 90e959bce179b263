import { canonicalJson, type Json } from "./canonical-json.ts";

/**
 * How many bytes PostgreSQL writes a JSONB value in: the canonical ones, and a blank after each comma and
 * colon. Tells a value that was written otherwise, such as 5.0 for 5, which reads the same.
 */
export function jsonbBytes(value: Json): number {
  return Buffer.byteLength(canonicalJson(value)) + countBlanks(value);
}

function countBlanks(value: Json): number {
  if (value === null || typeof value !== "object") return 0;
  const items: Json[] = Object.values(value);
  const colons = Array.isArray(value) ? 0 : items.length;
  return items.reduce<number>(
    (sum, item) => sum + countBlanks(item),
    colons + Math.max(0, items.length - 1),
  );
}
