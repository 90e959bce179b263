/** What can be allowed to a key, a token or a role, and what it lets its holder do. */
export const SCOPE_MEANINGS = {
  "accounts:read":
    "See seller accounts, their tokens' status, automations and renew links; make calendar feeds of them.",
  "accounts:write": "Connect, rename and disconnect seller accounts.",
  "tokens:write": "Enable, verify, disable and renew tokens, and make renew links.",
  "automation:write": "Switch Review Automation on and off.",
  "events:read": "Read and follow the event log.",
  "audit:read": "Read who did what, from where, and verify the log.",
  "applications:write": "Bring, change and remove Amazon applications.",
  "keys:admin": "Make, change, rotate and revoke API keys.",
  "sessions:write": "Make short-lived session tokens for embedding.",
  "webhooks:write": "Make, change, test and delete webhook endpoints, and send deliveries again.",
  "members:read": "See who is a member, and who is invited.",
  "members:write": "Invite and remove members, and change their roles.",
  "workspace:write": "Rename the workspace and change its settings.",
  "workspace:admin": "Make and unmake owners.",
} as const;

export type Scope = keyof typeof SCOPE_MEANINGS;

export const SCOPES = Object.keys(SCOPE_MEANINGS) as readonly Scope[];

/** What one that only looks may do. */
export const READ_SCOPES: readonly Scope[] = ["accounts:read", "events:read"];

export function isScope(text: string): text is Scope {
  return text in SCOPE_MEANINGS;
}
