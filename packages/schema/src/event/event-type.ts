import type { EventType as Type } from "@evergrant/db";
import { builder } from "../builder.ts";

export const EventType = builder.enumType("EventType", {
  description: "What happened.",
  values: {
    ACCOUNT_CONNECTED: { description: "An account was connected." },
    ACCOUNT_RENAMED: { description: "An account was given another name." },
    ACCOUNT_DISCONNECTED: { description: "An account was let go, its token destroyed." },
    TOKEN_ENABLED: { description: "A token became ENABLED." },
    TOKEN_DISABLED: { description: "A token became DISABLED." },
    TOKEN_EXPIRING: { description: "A stage of the warning ladder was reached." },
    TOKEN_RENEWED: { description: "An enabled token got a new date or a new string." },
    TOKEN_PENDING: { description: "A new string waits for Amazon's caches." },
    TOKEN_REJECTED: { description: "A string that waited was not accepted in time." },
    TOKEN_DEGRADED: { description: "A token could not be confirmed." },
    TOKEN_RECOVERED: { description: "A token that could not be confirmed was." },
    AUTOMATION_ENABLED: { description: "Review Automation became ENABLED." },
    AUTOMATION_DISABLED: { description: "Review Automation became DISABLED." },
    AUTOMATION_RULES_CHANGED: { description: "Where Review Automation runs was changed." },
    INCIDENT_OPENED: { description: "An outage of Amazon's or of the application began." },
    INCIDENT_CLOSED: { description: "An outage ended." },
    RENEW_LINK_CREATED: { description: "A link to renew an account with was made." },
    RENEW_LINK_USED: { description: "An account was renewed through its link." },
    RENEW_LINK_REVOKED: { description: "A link to renew an account with was withdrawn." },
    APPLICATION_ADDED: { description: "The workspace brought an Amazon application of its own." },
    APPLICATION_CHANGED: { description: "What is known of the workspace's application changed." },
    APPLICATION_REMOVED: { description: "The workspace's application was removed." },
    APPLICATION_SECRET_EXPIRING: {
      description: "A stage of the ladder was reached for the application's client secret.",
    },
    APPLICATION_SECRET_ROTATED: { description: "The application got a new client secret." },
    API_KEY_CREATED: { description: "An API key was made." },
    API_KEY_CHANGED: { description: "An API key was renamed, narrowed, bound or given an end." },
    API_KEY_ROTATED: { description: "An API key got a successor." },
    API_KEY_REVOKED: { description: "An API key was revoked." },
    API_KEY_EXPIRING: { description: "An API key comes near its end." },
    ACCOUNT_CHANGED: {
      description:
        "Amazon says something else of an account: its marketplaces, a missing role, whose it is.",
    },
    APPLICATION_ROTATION_ASKED: {
      description: "Amazon was asked for a new client secret of the application.",
    },
    AUTHORIZATION_STARTED: { description: "An authorization by Amazon's page was begun." },
    WORKSPACE_CHANGED: { description: "The workspace's name or switches were changed." },
    MEMBER_INVITED: { description: "A person was invited to the workspace." },
    MEMBER_JOINED: { description: "A person joined the workspace." },
    MEMBER_ROLE_CHANGED: { description: "A member got another role." },
    MEMBER_REMOVED: { description: "A person left the workspace, or was removed." },
    INVITATION_CANCELLED: { description: "An invitation was withdrawn." },
    CALENDAR_FEED_CREATED: { description: "A calendar feed was made." },
    CALENDAR_FEED_REVOKED: { description: "A calendar feed was revoked." },
    WEBHOOK_ENDPOINT_CREATED: { description: "A webhook endpoint was made." },
    WEBHOOK_ENDPOINT_CHANGED: {
      description: "A webhook endpoint was changed, enabled or disabled by somebody.",
    },
    WEBHOOK_ENDPOINT_ROTATED: { description: "A webhook endpoint got another secret." },
    WEBHOOK_ENDPOINT_DELETED: { description: "A webhook endpoint was deleted." },
    WEBHOOK_ENDPOINT_FAILING: {
      description: "A webhook endpoint failed so often in a row that only probes are sent to it.",
    },
    WEBHOOK_ENDPOINT_RECOVERED: { description: "A webhook endpoint that failed is well again." },
    WEBHOOK_ENDPOINT_DISABLED: {
      description: "A webhook endpoint answered 410 Gone, and was disabled.",
    },
  } as const satisfies Record<Type, { description: string }>,
});
