import { encodeCursor, requireScope } from "@evergrant/core";
import type { Event as EventRow, EventType as Type } from "@evergrant/db";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { loadSellerAccount } from "../seller-account/load.ts";
import { SellerAccount } from "../seller-account/seller-account.ts";
import { EventType } from "./event-type.ts";

/** A row of the log, and the log's epoch, which its cursor holds. */
export type LoggedEvent = EventRow & { epoch: number };

const typenames: Record<Type, string> = {
  ACCOUNT_CONNECTED: "SellerAccountChanged",
  ACCOUNT_RENAMED: "SellerAccountChanged",
  ACCOUNT_DISCONNECTED: "SellerAccountChanged",
  TOKEN_ENABLED: "MwsTokenStatusChanged",
  TOKEN_DISABLED: "MwsTokenStatusChanged",
  TOKEN_EXPIRING: "MwsTokenExpiring",
  TOKEN_RENEWED: "MwsTokenChanged",
  TOKEN_PENDING: "MwsTokenChanged",
  TOKEN_REJECTED: "MwsTokenChanged",
  TOKEN_DEGRADED: "MwsTokenChanged",
  TOKEN_RECOVERED: "MwsTokenChanged",
  AUTOMATION_ENABLED: "ReviewAutomationStatusChanged",
  AUTOMATION_DISABLED: "ReviewAutomationStatusChanged",
  AUTOMATION_RULES_CHANGED: "ReviewAutomationRulesChanged",
  INCIDENT_OPENED: "IncidentChanged",
  INCIDENT_CLOSED: "IncidentChanged",
  RENEW_LINK_CREATED: "RenewLinkChanged",
  RENEW_LINK_USED: "RenewLinkChanged",
  RENEW_LINK_REVOKED: "RenewLinkChanged",
  APPLICATION_ADDED: "AmazonApplicationChanged",
  APPLICATION_CHANGED: "AmazonApplicationChanged",
  APPLICATION_REMOVED: "AmazonApplicationChanged",
  APPLICATION_SECRET_EXPIRING: "AmazonApplicationSecretExpiring",
  APPLICATION_SECRET_ROTATED: "AmazonApplicationChanged",
  API_KEY_CREATED: "ApiKeyChanged",
  API_KEY_CHANGED: "ApiKeyChanged",
  API_KEY_ROTATED: "ApiKeyChanged",
  API_KEY_REVOKED: "ApiKeyChanged",
  API_KEY_EXPIRING: "ApiKeyExpiring",
  ACCOUNT_CHANGED: "SellerAccountChanged",
  APPLICATION_ROTATION_ASKED: "AmazonApplicationChanged",
  AUTHORIZATION_STARTED: "AuthorizationStarted",
  WORKSPACE_CHANGED: "WorkspaceChanged",
  MEMBER_INVITED: "InvitationChanged",
  MEMBER_JOINED: "MemberChanged",
  MEMBER_ROLE_CHANGED: "MemberChanged",
  MEMBER_REMOVED: "MemberChanged",
  INVITATION_CANCELLED: "InvitationChanged",
  CALENDAR_FEED_CREATED: "CalendarFeedChanged",
  CALENDAR_FEED_REVOKED: "CalendarFeedChanged",
  WEBHOOK_ENDPOINT_CREATED: "WebhookEndpointChanged",
  WEBHOOK_ENDPOINT_CHANGED: "WebhookEndpointChanged",
  WEBHOOK_ENDPOINT_ROTATED: "WebhookEndpointChanged",
  WEBHOOK_ENDPOINT_DELETED: "WebhookEndpointChanged",
  WEBHOOK_ENDPOINT_FAILING: "WebhookEndpointChanged",
  WEBHOOK_ENDPOINT_RECOVERED: "WebhookEndpointChanged",
  WEBHOOK_ENDPOINT_DISABLED: "WebhookEndpointChanged",
  ISSUE_ACKNOWLEDGED: "IssueChanged",
  ISSUE_SNOOZED: "IssueChanged",
  ACCOUNT_OWNER_CHANGED: "SellerAccountChanged",
  SLACK_CHANNEL_ADDED: "SlackChannelChanged",
  SLACK_CHANNEL_CHANGED: "SlackChannelChanged",
  SLACK_CHANNEL_REMOVED: "SlackChannelChanged",
  NOTIFICATION_PREFERENCES_CHANGED: "NotificationPreferencesChanged",
};

export const EventInterface = builder.interfaceRef<LoggedEvent>("Event").implement({
  description:
    "One change, as it was told. Entities are as they are now, and null once disconnected; what was then stands in the event's own fields.",
  resolveType: (event) => typenames[event.type],
  fields: (t) => ({
    id: t.id({
      description:
        "The same wherever the event is told, so that it can be told apart from a repeat.",
      resolve: (event) => encodeGlobalId("Event", event.id),
    }),
    cursor: t.string({
      description: "Where it stands in the log: for `after` of any list or subscription of events.",
      resolve: (event) => cursorOf(event),
    }),
    type: t.expose("type", { type: EventType, description: "What happened." }),
    occurredAt: t.expose("occurredAt", { type: "DateTime", description: "When it happened." }),
    sellerAccount: t.prismaField({
      type: SellerAccount,
      nullable: true,
      description:
        "The account concerned, as it is now; null once disconnected, and for incidents, applications, keys, members, feeds and webhook endpoints. Needs accounts:read.",
      resolve: (query, event, _args, context, info) => {
        requireScope(context.viewer, "accounts:read");
        if (event.sellerAccountId === null) return null;
        return loadSellerAccount(context, info, query, event.sellerAccountId);
      },
    }),
  }),
});

/** An event's cursor: the same in every list and subscription. */
export function cursorOf({ workspaceId, epoch, position, occurredAt }: LoggedEvent): string {
  return encodeCursor({ workspaceId, epoch, position, occurredAt });
}
