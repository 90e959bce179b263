import type { EventFieldsFragment } from "../generated/graphql.ts";

type SelectedSwitch = Extract<EventFieldsFragment, { __typename: "ReviewAutomationStatusChanged" }>;

/** Review Automation became ENABLED or DISABLED: AUTOMATION_ENABLED, AUTOMATION_DISABLED. */
export type ReviewAutomationStatusChanged = Omit<
  SelectedSwitch,
  "automationFrom" | "automationTo"
> & { from: SelectedSwitch["automationFrom"]; to: SelectedSwitch["automationTo"] };

/**
 * One change, as it was told: tell them apart by `__typename`, or finer by `type`.
 *
 * `id` is the same wherever the event is told; `cursor` is its place in the log, for `after`.
 * Entities (`sellerAccount`, `mwsToken`, `reviewAutomation`) are as they were when it was read, and
 * null once disconnected or where the key lacks accounts:read. What was then stands in the event's
 * own fields, such as `from`, `to`, `reason`, `daysLeft`.
 */
export type Event = Exclude<EventFieldsFragment, SelectedSwitch> | ReviewAutomationStatusChanged;

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

/** A consent on Amazon's page was begun: AUTHORIZATION_STARTED. */
export type AuthorizationStarted = Extract<Event, { __typename: "AuthorizationStarted" }>;

/** The workspace's name or switches were changed: WORKSPACE_CHANGED. */
export type WorkspaceChanged = Extract<Event, { __typename: "WorkspaceChanged" }>;

/** A calendar feed came or went: CALENDAR_FEED_CREATED, CALENDAR_FEED_REVOKED. */
export type CalendarFeedChanged = Extract<Event, { __typename: "CalendarFeedChanged" }>;

/** An API key came, changed or went: API_KEY_CREATED, API_KEY_CHANGED, API_KEY_ROTATED, API_KEY_REVOKED. */
export type ApiKeyChanged = Extract<Event, { __typename: "ApiKeyChanged" }>;

/** An API key comes near its end: API_KEY_EXPIRING. `daysLeft` are whole days, rounded up. */
export type ApiKeyExpiring = Extract<Event, { __typename: "ApiKeyExpiring" }>;

/** Gives an event's fields the names that the schema has for them. */
export function readEvent(selected: EventFieldsFragment): Event {
  if (selected.__typename !== "ReviewAutomationStatusChanged") return selected;
  const { automationFrom: from, automationTo: to, ...rest } = selected;
  return { ...rest, from, to };
}
