import { BadInputError } from "@evergrant/core";
import { parseDateTime } from "../date-time.ts";
import { isUuid } from "../global-id.ts";
import type { Order, Place } from "./order.ts";

/** The cursor of a place: base64url of `[order, value, id]`. */
export function encodePlace({ order, value, id }: Place): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString("base64url");
}

/** The place a cursor names. Throws BadInputError for one that was changed or is of another order. */
export function decodePlace<O extends Order>(
  order: O,
  cursor: string,
  argument: "after" | "before",
): Extract<Place, { order: O }> {
  const place = readPlace(cursor);
  // Only what encodes to the very same text was handed out by us.
  if (place === null || encodePlace(place) !== cursor) {
    throw new BadInputError(`${argument} is not a cursor. Take one from pageInfo or an edge.`);
  }
  if (!isOf(order, place)) {
    throw new BadInputError(
      `${argument} is a cursor of the order ${place.order}, not of ${order}. Start from the first page.`,
    );
  }
  return place;
}

function isOf<O extends Order>(order: O, place: Place): place is Extract<Place, { order: O }> {
  return place.order === order;
}

function readPlace(cursor: string): Place | null {
  const parsed = parseJson(Buffer.from(cursor, "base64url").toString());
  if (!Array.isArray(parsed)) return null;
  const [order, value, id]: unknown[] = parsed;
  if (typeof id !== "string" || !isUuid(id)) return null;
  if (order === "NAME") {
    return typeof value === "string" && !value.includes("\0") ? { order, value, id } : null;
  }
  if (order === "STATUS") {
    return value === "ENABLED" || value === "DISABLED" ? { order, value, id } : null;
  }
  const date = typeof value === "string" ? parseDateTime(value) : null;
  if (order === "EXPIRES_AT") {
    return date !== null || value === null ? { order, value: date, id } : null;
  }
  return order === "CREATED_AT" && date !== null ? { order, value: date, id } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
