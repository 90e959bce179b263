import type { ApiKey, CalendarFeed } from "@evergrant/db";
import { apiKeyStatus } from "../api-key/status.ts";

export type CalendarFeedStatus = "ACTIVE" | "REVOKED" | "ENDED";

/** Whether a feed works, by machine time. It is gone with its member or its account; with its key it ends. */
export function calendarFeedStatus(
  { revokedAt, apiKey }: Pick<CalendarFeed, "revokedAt"> & { apiKey: MakingKey | null },
  now: Date,
): CalendarFeedStatus {
  if (revokedAt !== null) return "REVOKED";
  if (apiKey === null) return "ACTIVE";
  const mayRead = apiKey.scopes.includes("accounts:read");
  return mayRead && apiKeyStatus(apiKey, now) === "ACTIVE" ? "ACTIVE" : "ENDED";
}

export type MakingKey = Pick<ApiKey, "revokedAt" | "expiresAt" | "scopes">;
