import { requireScope } from "@evergrant/core";
import type {
  MwsTokenDisabledReason as DisabledReason,
  MwsTokenStatus as Status,
} from "@evergrant/db";
import { builder } from "../builder.ts";
import { MwsTokenDisabledReason, MwsTokenStatus } from "../mws-token/enums.ts";
import { loadMwsToken } from "../mws-token/load.ts";
import { MwsToken } from "../mws-token/mws-token.ts";
import { readNumber, readOneOf, readText, requireOneOf } from "./data.ts";
import { EventInterface, type LoggedEvent } from "./event.ts";

type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  LoggedEvent
>;

const statuses: Status[] = ["ENABLED", "DISABLED"];
const disabledReasons: DisabledReason[] = [
  "EXPIRED",
  "REVOKED",
  "SELLER_INACTIVE",
  "INVALID",
  "USER",
  "UNKNOWN",
];

function mwsTokenField(t: FieldBuilder) {
  return t.prismaField({
    type: MwsToken,
    nullable: true,
    description: "The token as it is now; null once disconnected. Needs accounts:read.",
    resolve: (query, event, _args, context, info) => {
      requireScope(context.viewer, "accounts:read");
      if (event.sellerAccountId === null) return null;
      return loadMwsToken(context, info, query, event.sellerAccountId);
    },
  });
}

export const MwsTokenStatusChanged = builder
  .objectRef<LoggedEvent>("MwsTokenStatusChanged")
  .implement({
    description: "A token became ENABLED or DISABLED: TOKEN_ENABLED, TOKEN_DISABLED.",
    interfaces: [EventInterface],
    fields: (t) => ({
      mwsToken: mwsTokenField(t),
      from: t.field({
        type: MwsTokenStatus,
        nullable: true,
        description: "Its status before; null for a token that is new.",
        resolve: (event) => readOneOf(event, "from", statuses),
      }),
      to: t.field({
        type: MwsTokenStatus,
        description: "Its status from then on.",
        resolve: (event) => requireOneOf(event, "to", statuses),
      }),
      reason: t.field({
        type: MwsTokenDisabledReason,
        nullable: true,
        description: "Why it became DISABLED; null where it became ENABLED.",
        resolve: (event) => readOneOf(event, "reason", disabledReasons),
      }),
    }),
  });

export const MwsTokenExpiring = builder.objectRef<LoggedEvent>("MwsTokenExpiring").implement({
  description: "A token comes near its end: TOKEN_EXPIRING. Each stage is told once.",
  interfaces: [EventInterface],
  fields: (t) => ({
    mwsToken: mwsTokenField(t),
    daysLeft: t.int({
      description: "Whole days of 24 hours that were left, rounded up.",
      resolve: (event) => readNumber(event, "daysLeft"),
    }),
    expiresAt: t.field({
      type: "DateTime",
      description: "When it was going to end.",
      resolve: (event) => new Date(readText(event, "expiresAt")),
    }),
  }),
});

builder.objectRef<LoggedEvent>("MwsTokenChanged").implement({
  description:
    "A token changed otherwise: TOKEN_RENEWED, TOKEN_PENDING, TOKEN_REJECTED, TOKEN_DEGRADED, TOKEN_RECOVERED.",
  interfaces: [EventInterface],
  fields: (t) => ({ mwsToken: mwsTokenField(t) }),
});
