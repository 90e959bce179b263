import { appendEvents } from "@evergrant/core";
import type { EventType } from "@evergrant/db";
import { concernsNoAccount, SAMPLE_DATA } from "../src/event/sample-data.ts";
import { type ApiWorld, NOW } from "./api-world.ts";
import type { InsertedAccount } from "./insert-account.ts";

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
  "WEBHOOK_ENDPOINT_CREATED",
  "WEBHOOK_ENDPOINT_CHANGED",
  "WEBHOOK_ENDPOINT_ROTATED",
  "WEBHOOK_ENDPOINT_FAILING",
  "WEBHOOK_ENDPOINT_RECOVERED",
  "WEBHOOK_ENDPOINT_DISABLED",
  "WEBHOOK_ENDPOINT_DELETED",
  "ISSUE_ACKNOWLEDGED",
  "ISSUE_SNOOZED",
  "ACCOUNT_OWNER_CHANGED",
  "SLACK_CHANNEL_ADDED",
  "SLACK_CHANNEL_CHANGED",
  "SLACK_CHANNEL_REMOVED",
  "NOTIFICATION_PREFERENCES_CHANGED",
  "ACCOUNT_DISCONNECTED",
];

/** Writes one event of each type for each account; of what concerns the workspace one. */
export async function appendTestEvents(
  { context }: Pick<ApiWorld, "context">,
  accounts: readonly InsertedAccount[],
): Promise<void> {
  const events = types.flatMap((type) => {
    const concerned = concernsNoAccount(type) ? [null] : accounts.map(({ id }) => id);
    return concerned.map((sellerAccountId) => ({ type, data: SAMPLE_DATA[type], sellerAccountId }));
  });
  const { workspaceId } = context.actor;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  await context.deps.client.$transaction((tx) => appendEvents(tx, actor, events, NOW));
}
