import type { EventData } from "@evergrant/core";
import type { EventType } from "@evergrant/db";

const SOME_ID = "0198c5f0-0000-7000-8000-000000000001";

/** What an event of each type may carry, as core writes it: for samples and tests. */
export const SAMPLE_DATA: Record<EventType, EventData> = {
  ACCOUNT_CONNECTED: { name: "Account" },
  TOKEN_ENABLED: { from: null, to: "ENABLED", reason: null },
  AUTOMATION_ENABLED: { from: "DISABLED", to: "ENABLED", disabledBy: null, backlog: "RESCUE" },
  AUTOMATION_RULES_CHANGED: { marketplaceIds: ["ATVPDKIKX0DER"] },
  ACCOUNT_RENAMED: { name: "Other name" },
  TOKEN_EXPIRING: { daysLeft: 29, expiresAt: "2026-03-30T12:00:00.000Z", stageDays: 30 },
  TOKEN_DEGRADED: {},
  TOKEN_RECOVERED: {},
  TOKEN_DISABLED: { from: "ENABLED", to: "DISABLED", reason: "REVOKED" },
  AUTOMATION_DISABLED: { from: "ENABLED", to: "DISABLED", disabledBy: "TOKEN" },
  TOKEN_PENDING: { until: "2026-03-01T13:00:00.000Z" },
  TOKEN_REJECTED: {},
  TOKEN_RENEWED: { expiresAt: null, expirySource: "PROBE" },
  INCIDENT_OPENED: { region: "EU" },
  INCIDENT_CLOSED: { region: null },
  RENEW_LINK_CREATED: { renewLinkId: SOME_ID },
  RENEW_LINK_USED: { renewLinkId: SOME_ID },
  RENEW_LINK_REVOKED: { renewLinkId: SOME_ID },
  APPLICATION_ADDED: { amazonApplicationId: SOME_ID, name: "Application" },
  APPLICATION_CHANGED: { amazonApplicationId: SOME_ID, name: "Application" },
  APPLICATION_SECRET_EXPIRING: {
    amazonApplicationId: SOME_ID,
    daysLeft: 29,
    secretExpiresAt: "2026-03-30T12:00:00.000Z",
  },
  APPLICATION_SECRET_ROTATED: { amazonApplicationId: SOME_ID, name: "Application" },
  APPLICATION_REMOVED: { amazonApplicationId: SOME_ID, name: "Application" },
  API_KEY_CREATED: { apiKeyId: SOME_ID, name: "Key", lastFour: "abcd" },
  API_KEY_CHANGED: { apiKeyId: SOME_ID, name: "Key", lastFour: "abcd" },
  API_KEY_EXPIRING: {
    ...{ apiKeyId: SOME_ID, name: "Key", lastFour: "abcd" },
    ...{ daysLeft: 7, expiresAt: "2026-03-08T12:00:00.000Z", stageDays: 7 },
  },
  API_KEY_ROTATED: { apiKeyId: SOME_ID, name: "Key", lastFour: "abcd", replacedById: SOME_ID },
  API_KEY_REVOKED: { apiKeyId: SOME_ID, name: "Key", lastFour: "abcd" },
  ACCOUNT_CHANGED: { name: "Other name" },
  APPLICATION_ROTATION_ASKED: { amazonApplicationId: SOME_ID, name: "Application" },
  AUTHORIZATION_STARTED: { region: "EU" },
  WORKSPACE_CHANGED: { name: "Workspace", restoreAutomation: true },
  MEMBER_INVITED: { invitationId: SOME_ID, role: "viewer" },
  INVITATION_CANCELLED: { invitationId: SOME_ID, role: "viewer" },
  MEMBER_JOINED: { memberId: SOME_ID, userId: SOME_ID, role: "viewer", invitationId: SOME_ID },
  MEMBER_ROLE_CHANGED: { memberId: SOME_ID, userId: SOME_ID, from: "viewer", role: "admin" },
  MEMBER_REMOVED: { memberId: SOME_ID, userId: SOME_ID, role: "admin" },
  WEBHOOK_ENDPOINT_CREATED: { webhookEndpointId: SOME_ID, name: "Endpoint" },
  WEBHOOK_ENDPOINT_CHANGED: { webhookEndpointId: SOME_ID, name: "Endpoint" },
  WEBHOOK_ENDPOINT_ROTATED: { webhookEndpointId: SOME_ID, name: "Endpoint" },
  WEBHOOK_ENDPOINT_FAILING: { webhookEndpointId: SOME_ID, name: "Endpoint" },
  WEBHOOK_ENDPOINT_RECOVERED: { webhookEndpointId: SOME_ID, name: "Endpoint" },
  WEBHOOK_ENDPOINT_DISABLED: { webhookEndpointId: SOME_ID, name: "Endpoint" },
  WEBHOOK_ENDPOINT_DELETED: { webhookEndpointId: SOME_ID, name: "Endpoint" },
  CALENDAR_FEED_CREATED: { calendarFeedId: SOME_ID, name: "Renewals", shownAccountId: null },
  CALENDAR_FEED_REVOKED: { calendarFeedId: SOME_ID, name: "Renewals", shownAccountId: null },
  ISSUE_ACKNOWLEDGED: { issueId: SOME_ID, kind: "TOKEN_DISABLED" },
  ISSUE_SNOOZED: { issueId: SOME_ID, kind: "TOKEN_DISABLED" },
  ACCOUNT_OWNER_CHANGED: { name: "Other name" },
  SLACK_CHANNEL_ADDED: { slackChannelId: SOME_ID, name: "Channel", lastFour: "abcd" },
  SLACK_CHANNEL_CHANGED: { slackChannelId: SOME_ID, name: "Channel", lastFour: "abcd" },
  SLACK_CHANNEL_REMOVED: { slackChannelId: SOME_ID, name: "Channel", lastFour: "abcd" },
  NOTIFICATION_PREFERENCES_CHANGED: { memberId: SOME_ID },
  ACCOUNT_DISCONNECTED: { name: "Other name" },
};

/** Types of what concerns the workspace and no account of it. */
const WIDE =
  /^(INCIDENT|APPLICATION|API_KEY|MEMBER|INVITATION|WORKSPACE|WEBHOOK|CALENDAR_FEED|SLACK|NOTIFICATION)_/;

export function concernsNoAccount(type: EventType): boolean {
  return WIDE.test(type);
}
