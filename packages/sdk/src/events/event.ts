import type { EventFieldsFragment } from "../generated/graphql.ts";

type SelectedSwitch = Extract<EventFieldsFragment, { __typename: "ReviewAutomationStatusChanged" }>;
type SelectedStart = Extract<EventFieldsFragment, { __typename: "AuthorizationStarted" }>;

/** Review Automation became ENABLED or DISABLED: AUTOMATION_ENABLED, AUTOMATION_DISABLED. */
export type ReviewAutomationStatusChanged = Omit<
  SelectedSwitch,
  "automationFrom" | "automationTo"
> & { from: SelectedSwitch["automationFrom"]; to: SelectedSwitch["automationTo"] };

/** A consent on Amazon's page was begun: AUTHORIZATION_STARTED. */
export type AuthorizationStarted = Omit<SelectedStart, "authorizationRegion"> & {
  region: SelectedStart["authorizationRegion"];
};

/**
 * One change, as it was told: tell them apart by `__typename`, or finer by `type`.
 *
 * `id` is the same wherever the event is told; `cursor` is its place in the log, for `after`.
 * Entities (`sellerAccount`, `mwsToken`, `reviewAutomation`) are as they were when it was read, and
 * null once disconnected or where the key lacks accounts:read. What was then stands in the event's
 * own fields, such as `from`, `to`, `reason`, `daysLeft`.
 */
export type Event =
  | Exclude<EventFieldsFragment, SelectedSwitch | SelectedStart>
  | ReviewAutomationStatusChanged
  | AuthorizationStarted;

/** A token became ENABLED or DISABLED: TOKEN_ENABLED, TOKEN_DISABLED. */
export type MwsTokenStatusChanged = Extract<Event, { __typename: "MwsTokenStatusChanged" }>;

/** A token comes near its end: TOKEN_EXPIRING. `daysLeft` are whole days, rounded up. */
export type MwsTokenExpiring = Extract<Event, { __typename: "MwsTokenExpiring" }>;

/** A token changed otherwise: TOKEN_RENEWED, _PENDING, _REJECTED, _DEGRADED, _RECOVERED. */
export type MwsTokenChanged = Extract<Event, { __typename: "MwsTokenChanged" }>;

/** Where Review Automation runs was changed: AUTOMATION_RULES_CHANGED. */
export type ReviewAutomationRulesChanged = Extract<
  Event,
  { __typename: "ReviewAutomationRulesChanged" }
>;

/** An account came, was renamed or went: ACCOUNT_CONNECTED, ACCOUNT_RENAMED, ACCOUNT_DISCONNECTED. */
export type SellerAccountChanged = Extract<Event, { __typename: "SellerAccountChanged" }>;

/** An outage began or ended: INCIDENT_OPENED, INCIDENT_CLOSED. */
export type IncidentChanged = Extract<Event, { __typename: "IncidentChanged" }>;

/** A renew link was made, used or withdrawn: RENEW_LINK_CREATED, RENEW_LINK_USED, RENEW_LINK_REVOKED. */
export type RenewLinkChanged = Extract<Event, { __typename: "RenewLinkChanged" }>;

/** The workspace's name or switches were changed: WORKSPACE_CHANGED. */
export type WorkspaceChanged = Extract<Event, { __typename: "WorkspaceChanged" }>;

/** A calendar feed came or went: CALENDAR_FEED_CREATED, CALENDAR_FEED_REVOKED. */
export type CalendarFeedChanged = Extract<Event, { __typename: "CalendarFeedChanged" }>;

/** An API key came, changed or went: API_KEY_CREATED, API_KEY_CHANGED, API_KEY_ROTATED, API_KEY_REVOKED. */
export type ApiKeyChanged = Extract<Event, { __typename: "ApiKeyChanged" }>;

/** An API key comes near its end: API_KEY_EXPIRING. `daysLeft` are whole days, rounded up. */
export type ApiKeyExpiring = Extract<Event, { __typename: "ApiKeyExpiring" }>;

/** The workspace's own Amazon application came, changed or went: APPLICATION_ADDED, _CHANGED, _ROTATION_ASKED, _SECRET_ROTATED, _REMOVED. */
export type AmazonApplicationChanged = Extract<Event, { __typename: "AmazonApplicationChanged" }>;

/** A client secret comes near its end: APPLICATION_SECRET_EXPIRING. `daysLeft` are whole days, rounded up. */
export type AmazonApplicationSecretExpiring = Extract<
  Event,
  { __typename: "AmazonApplicationSecretExpiring" }
>;

/** A person joined, got another role or went: MEMBER_JOINED, MEMBER_ROLE_CHANGED, MEMBER_REMOVED. */
export type MemberChanged = Extract<Event, { __typename: "MemberChanged" }>;

/** A person was invited, or an invitation withdrawn: MEMBER_INVITED, INVITATION_CANCELLED. */
export type InvitationChanged = Extract<Event, { __typename: "InvitationChanged" }>;

/** A webhook endpoint came, changed, failed, recovered or went: the types that begin with WEBHOOK_ENDPOINT_. */
export type WebhookEndpointChanged = Extract<Event, { __typename: "WebhookEndpointChanged" }>;

/** Somebody sees to an issue, or put it off: ISSUE_ACKNOWLEDGED, ISSUE_SNOOZED. */
export type IssueChanged = Extract<Event, { __typename: "IssueChanged" }>;

/** A channel of Slack came, changed or went: SLACK_CHANNEL_ADDED, SLACK_CHANNEL_CHANGED, SLACK_CHANNEL_REMOVED. */
export type SlackChannelChanged = Extract<Event, { __typename: "SlackChannelChanged" }>;

/** A member changed what he is mailed, and when: NOTIFICATION_PREFERENCES_CHANGED. */
export type NotificationPreferencesChanged = Extract<
  Event,
  { __typename: "NotificationPreferencesChanged" }
>;

/** Gives an event's fields the names that the schema has for them. */
export function readEvent(selected: EventFieldsFragment): Event {
  if (selected.__typename === "ReviewAutomationStatusChanged") {
    const { automationFrom: from, automationTo: to, ...rest } = selected;
    return { ...rest, from, to };
  }
  if (selected.__typename === "AuthorizationStarted") {
    const { authorizationRegion: region, ...rest } = selected;
    return { ...rest, region };
  }
  return selected;
}
