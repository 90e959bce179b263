import type { IssueKind } from "@evergrant/db";

/** Everything that an issue can be about. */
export const ISSUE_KINDS: readonly IssueKind[] = [
  "TOKEN_DISABLED",
  "TOKEN_EXPIRING",
  "INCIDENT",
  "APPLICATION_SECRET_EXPIRING",
  "API_KEY_EXPIRING",
  "WEBHOOK_FAILING",
];

/** What work stands still for: unless somebody says otherwise, no digest keeps it back. */
export const URGENT_KINDS: readonly IssueKind[] = ["TOKEN_DISABLED", "INCIDENT"];
