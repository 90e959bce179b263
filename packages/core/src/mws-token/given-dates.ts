import { BadInputError } from "../errors.ts";
import type { SavedDates } from "./on-saved.ts";

/** Dates as a user read them in Manage Your Apps. */
export interface GivenDates {
  authorizedAt?: Date | null | undefined;
  expiresAt?: Date | null | undefined;
}

/** Checks dates that came with a string or alone: the end lies in the future, and after the beginning. */
export function checkDates({ authorizedAt, expiresAt }: GivenDates, now: Date): SavedDates {
  if (expiresAt && expiresAt <= now)
    throw new BadInputError(
      "expiresAt lies in the past. Enter the expiration date that Manage Your Apps shows now.",
    );
  if (authorizedAt && expiresAt && expiresAt <= authorizedAt)
    throw new BadInputError("expiresAt lies before authorizedAt. Check both dates.");
  return {
    authorizedAt: authorizedAt ?? null,
    expiresAt: expiresAt ?? null,
    expirySource: expiresAt ? "USER" : "UNKNOWN",
  };
}
