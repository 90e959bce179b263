import type { IssueKind as Kind, IssueState as State } from "@evergrant/db";
import { builder } from "../builder.ts";

export const IssueKind = builder.enumType("IssueKind", {
  description: "What an issue is about.",
  values: {
    TOKEN_DISABLED: { description: "An account's token is DISABLED, and not by a user." },
    TOKEN_EXPIRING: { description: "An account's token comes near its end." },
    INCIDENT: { description: "An outage of Amazon's or of the application." },
    APPLICATION_SECRET_EXPIRING: {
      description: "The client secret of the workspace's application comes near its end.",
    },
    API_KEY_EXPIRING: { description: "An API key comes near its end." },
    WEBHOOK_FAILING: { description: "A webhook does not take what it is sent." },
  } as const satisfies Record<Kind, { description: string }>,
});

export const IssueState = builder.enumType("IssueState", {
  description: "What has become of an issue.",
  values: {
    OPEN: { description: "It wants a person." },
    ACKNOWLEDGED: { description: "Somebody sees to it: it is told to nobody else." },
    SNOOZED: { description: "Nothing is told of it until a moment." },
    RESOLVED: { description: "It is over, by itself or by what somebody did." },
  } as const satisfies Record<State, { description: string }>,
});
