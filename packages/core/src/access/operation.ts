import type { Scope } from "./scope.ts";

/**
 * Everything that can be asked of a workspace, and the scope that it needs; null: any viewer may. The
 * one source of the checks (schema/access-plugin.ts) and of the table in docs/access.md. A query and a
 * subscription of one name are one operation.
 */
export const OPERATION_SCOPES = {
  viewer: null,
  rateLimit: null,
  node: "accounts:read",
  nodes: "accounts:read",
  sellerAccount: "accounts:read",
  sellerAccounts: "accounts:read",
  amazonApplications: "accounts:read",
  renewalCalendar: "accounts:read",
  calendarFeeds: "accounts:read",
  createCalendarFeed: "accounts:read",
  revokeCalendarFeed: "accounts:read",
  issue: "accounts:read",
  issues: "accounts:read",
  connectSellerAccount: "accounts:write",
  renameSellerAccount: "accounts:write",
  disconnectSellerAccount: "accounts:write",
  setSellerAccountOwner: "accounts:write",
  acknowledgeIssue: "accounts:write",
  snoozeIssue: "accounts:write",
  enableMwsToken: "tokens:write",
  enableMwsTokens: "tokens:write",
  verifyMwsToken: "tokens:write",
  verifyMwsTokens: "tokens:write",
  disableMwsToken: "tokens:write",
  recordMwsTokenRenewal: "tokens:write",
  startAuthorization: "tokens:write",
  createRenewLink: "tokens:write",
  revokeRenewLink: "tokens:write",
  enableReviewAutomation: "automation:write",
  disableReviewAutomation: "automation:write",
  events: "events:read",
  eventsCursor: "events:read",
  explain: "events:read",
  mwsTokenStatusChanged: "events:read",
  mwsTokenExpiring: "events:read",
  reviewAutomationStatusChanged: "events:read",
  auditSeals: "audit:read",
  auditPublicKeys: "audit:read",
  addAmazonApplication: "applications:write",
  updateAmazonApplication: "applications:write",
  removeAmazonApplication: "applications:write",
  rotateAmazonApplicationSecret: "applications:write",
  members: "members:read",
  invitations: "members:read",
  inviteMember: "members:write",
  cancelInvitation: "members:write",
  changeMemberRole: "members:write",
  removeMember: "members:write",
  leaveWorkspace: null,
  notificationPreferences: null,
  updateNotificationPreferences: null,
  updateWorkspace: "workspace:write",
  slackChannels: "workspace:write",
  addSlackChannel: "workspace:write",
  updateSlackChannel: "workspace:write",
  removeSlackChannel: "workspace:write",
  testSlackChannel: "workspace:write",
  apiKeys: "keys:admin",
  createApiKey: "keys:admin",
  updateApiKey: "keys:admin",
  rotateApiKey: "keys:admin",
  revokeApiKey: "keys:admin",
  createSessionToken: "sessions:write",
  webhookEndpoints: "events:read",
  webhookEndpoint: "events:read",
  webhookDeliveries: "events:read",
  webhookDelivery: "events:read",
  createWebhookEndpoint: "webhooks:write",
  updateWebhookEndpoint: "webhooks:write",
  rotateWebhookEndpointSecret: "webhooks:write",
  deleteWebhookEndpoint: "webhooks:write",
  replayWebhookDelivery: "webhooks:write",
  replayWebhookDeliveries: "webhooks:write",
  testWebhookEndpoint: "webhooks:write",
} as const satisfies Record<string, Scope | null>;

export type Operation = keyof typeof OPERATION_SCOPES;

/**
 * What is open to a viewer who is bound to one account: what concerns an account alone. Everything else is
 * refused him, also what comes to the table and is forgotten here.
 */
const ACCOUNT_OPERATIONS: ReadonlySet<Operation> = new Set([
  "viewer",
  "rateLimit",
  "node",
  "nodes",
  "sellerAccount",
  "sellerAccounts",
  "renewalCalendar",
  "issue",
  "issues",
  "renameSellerAccount",
  "disconnectSellerAccount",
  "acknowledgeIssue",
  "snoozeIssue",
  "enableMwsToken",
  "enableMwsTokens",
  "verifyMwsToken",
  "verifyMwsTokens",
  "disableMwsToken",
  "recordMwsTokenRenewal",
  "startAuthorization",
  "createRenewLink",
  "revokeRenewLink",
  "enableReviewAutomation",
  "disableReviewAutomation",
  "events",
  "mwsTokenStatusChanged",
  "mwsTokenExpiring",
  "reviewAutomationStatusChanged",
  "eventsCursor",
  "explain",
]);

/** Whether a viewer who is bound to one account may do it at all. */
export function isAccountOperation(operation: Operation): boolean {
  return ACCOUNT_OPERATIONS.has(operation);
}

export function isOperation(name: string): name is Operation {
  return name in OPERATION_SCOPES;
}

/** The scope that an operation needs; null: any viewer may. */
export function scopeOfOperation(operation: Operation): Scope | null {
  return OPERATION_SCOPES[operation];
}
