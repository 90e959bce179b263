import { appendEvents, type EventData } from "@evergrant/core";
import type { EventType } from "@evergrant/db";
import { type ApiWorld, NOW } from "./api-world.ts";
import type { InsertedAccount } from "./insert-account.ts";

const SOME_ID = "0198c5f0-0000-7000-8000-000000000001";

/** One of each type, with the data that core writes. */
const DATA: Record<EventType, EventData> = {
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
  CALENDAR_FEED_CREATED: { calendarFeedId: SOME_ID, name: "Renewals", shownAccountId: null },
  CALENDAR_FEED_REVOKED: { calendarFeedId: SOME_ID, name: "Renewals", shownAccountId: null },
  ACCOUNT_DISCONNECTED: { name: "Other name" },
};

const types: EventType[] = [
  "ACCOUNT_CONNECTED",
  "TOKEN_ENABLED",
  "AUTOMATION_ENABLED",
  "AUTOMATION_RULES_CHANGED",
  "ACCOUNT_RENAMED",
  "TOKEN_EXPIRING",
  "TOKEN_DEGRADED",
  "TOKEN_RECOVERED",
  "TOKEN_DISABLED",
  "AUTOMATION_DISABLED",
  "TOKEN_PENDING",
  "TOKEN_REJECTED",
  "TOKEN_RENEWED",
  "INCIDENT_OPENED",
  "INCIDENT_CLOSED",
  "RENEW_LINK_CREATED",
  "RENEW_LINK_USED",
  "RENEW_LINK_REVOKED",
  "APPLICATION_ADDED",
  "APPLICATION_CHANGED",
  "APPLICATION_SECRET_EXPIRING",
  "APPLICATION_SECRET_ROTATED",
  "APPLICATION_REMOVED",
  "API_KEY_CREATED",
  "API_KEY_CHANGED",
  "API_KEY_EXPIRING",
  "API_KEY_ROTATED",
  "API_KEY_REVOKED",
  "ACCOUNT_CHANGED",
  "APPLICATION_ROTATION_ASKED",
  "AUTHORIZATION_STARTED",
  "WORKSPACE_CHANGED",
  "MEMBER_INVITED",
  "INVITATION_CANCELLED",
  "MEMBER_JOINED",
  "MEMBER_ROLE_CHANGED",
  "MEMBER_REMOVED",
  "CALENDAR_FEED_CREATED",
  "CALENDAR_FEED_REVOKED",
  "ACCOUNT_DISCONNECTED",
];

/** Writes one event of each type for each account; of what concerns the workspace one. */
export async function appendTestEvents(
  { context }: Pick<ApiWorld, "context">,
  accounts: readonly InsertedAccount[],
): Promise<void> {
  const events = types.flatMap((type) => {
    const isWide =
      /^(INCIDENT|APPLICATION|API_KEY|MEMBER|INVITATION|WORKSPACE|CALENDAR_FEED)_/.test(type);
    const concerned = isWide ? [null] : accounts.map(({ id }) => id);
    return concerned.map((sellerAccountId) => ({ type, data: DATA[type], sellerAccountId }));
  });
  const { workspaceId } = context.actor;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  await context.deps.client.$transaction((tx) => appendEvents(tx, actor, events, NOW));
}
