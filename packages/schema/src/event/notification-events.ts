import { ISSUE_KINDS } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { IssueKind } from "../issue/enums.ts";
import { readText, requireOneOf } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

builder.objectRef<LoggedEvent>("IssueChanged").implement({
  description: "Somebody sees to an issue, or put it off: ISSUE_ACKNOWLEDGED, ISSUE_SNOOZED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    issueId: t.id({
      description: "The issue's id.",
      resolve: (event) => encodeGlobalId("Issue", readText(event, "issueId")),
    }),
    kind: t.field({
      type: IssueKind,
      description: "What it is about.",
      resolve: (event) => requireOneOf(event, "kind", ISSUE_KINDS),
    }),
  }),
});

builder.objectRef<LoggedEvent>("SlackChannelChanged").implement({
  description:
    "A channel of Slack came, changed or went: SLACK_CHANNEL_ADDED, SLACK_CHANNEL_CHANGED, SLACK_CHANNEL_REMOVED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    slackChannelId: t.id({
      description: "The channel's id, also once it is gone.",
      resolve: (event) => encodeGlobalId("SlackChannel", readText(event, "slackChannelId")),
    }),
    name: t.string({
      description: "The name it had from then on; of one that went, its last.",
      resolve: (event) => readText(event, "name"),
    }),
  }),
});

builder.objectRef<LoggedEvent>("NotificationPreferencesChanged").implement({
  description: "A member changed what he is mailed, and when: NOTIFICATION_PREFERENCES_CHANGED.",
  interfaces: [EventInterface],
  fields: (t) => ({
    memberId: t.id({
      description: "The member's id.",
      resolve: (event) => encodeGlobalId("Member", readText(event, "memberId")),
    }),
  }),
});
