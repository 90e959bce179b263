import { randomUUID } from "node:crypto";

/** As clients and proxies make them: a UUID, 32 hexadecimal digits, a ULID. No token of Amazon's or ours is spelled so. */
const WELL_FORMED =
  /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32}|[\dA-HJKMNP-TV-Z]{26})$/i;

/** The id that a request brings along, or else one of our own. It is logged and answered: whatever else it is, is not taken. */
export function chooseRequestId(given: string | string[] | undefined): string {
  return typeof given === "string" && WELL_FORMED.test(given) ? given : randomUUID();
}
