import type { ArgBuilder } from "@pothos/core";
import { builder } from "../builder.ts";
import { EventInterface } from "./event.ts";
import { EventType } from "./event-type.ts";
import { follow, type Overflow } from "./following.ts";
import { MwsTokenExpiring, MwsTokenStatusChanged } from "./mws-token-events.ts";
import { ReviewAutomationStatusChanged } from "./review-automation-events.ts";

const StreamOverflow = builder.enumType("StreamOverflow", {
  description: "What becomes of a stream whose reader is too slow for what happens.",
  values: {
    CLOSE: {
      description:
        "It ends with RATE_LIMITED, `extensions.reason` SLOW_CONSUMER and `extensions.cursor` to go on after: nothing is lost.",
    },
    COALESCE: {
      description:
        "Of what waits, TOKEN_ENABLED, TOKEN_DISABLED, AUTOMATION_ENABLED and AUTOMATION_DISABLED are left out where a newer one of the same token or automation waits. It ends like CLOSE where the others alone are too many.",
    },
  } as const satisfies Record<Overflow, { description: string }>,
});

function streamArgs(arg: ArgBuilder<typeof builder.$inferSchemaTypes>) {
  return {
    sellerAccountIds: arg.idList({ description: "Only of these accounts. Absent: of all." }),
    after: arg.string({
      description:
        "Start after the event with this cursor, without a gap. Absent: start now. It serves for 30 days at least, on every server and after every restart; then CURSOR_EXPIRED, whose extensions name a `snapshotQuery`: the state anew, and a cursor to go on from. Of a stream by SSE, the field Last-Event-ID means the same where this is absent.",
    }),
    onOverflow: arg({
      type: StreamOverflow,
      defaultValue: "CLOSE",
      description: "What becomes of the stream when more waits for its reader than is kept.",
    }),
  };
}

builder.subscriptionFields((t) => ({
  mwsTokenStatusChanged: t.field({
    type: MwsTokenStatusChanged,
    description: "A token becomes ENABLED or DISABLED. Needs events:read.",
    args: streamArgs(t.arg),
    subscribe: (_root, args, context) => follow(context, args, ["TOKEN_ENABLED", "TOKEN_DISABLED"]),
    resolve: (event) => event,
  }),
  mwsTokenExpiring: t.field({
    type: MwsTokenExpiring,
    description: "A token comes near its end, once for each stage. Needs events:read.",
    args: streamArgs(t.arg),
    subscribe: (_root, args, context) => follow(context, args, ["TOKEN_EXPIRING"]),
    resolve: (event) => event,
  }),
  reviewAutomationStatusChanged: t.field({
    type: ReviewAutomationStatusChanged,
    description: "Review Automation becomes ENABLED or DISABLED. Needs events:read.",
    args: streamArgs(t.arg),
    subscribe: (_root, args, context) =>
      follow(context, args, ["AUTOMATION_ENABLED", "AUTOMATION_DISABLED"]),
    resolve: (event) => event,
  }),
  events: t.field({
    type: EventInterface,
    description: "Everything that happens in the workspace. Needs events:read.",
    args: {
      types: t.arg({ type: [EventType], description: "Only of these types. Absent: of all." }),
      ...streamArgs(t.arg),
    },
    subscribe: (_root, args, context) => follow(context, args, args.types ?? null),
    resolve: (event) => event,
  }),
}));
