import { isExpiringSoon, verificationOf } from "@evergrant/core";
import { builder } from "../builder.ts";
import {
  ExpirySource,
  MwsTokenDisabledReason,
  MwsTokenKind,
  MwsTokenStatus,
  MwsTokenVerification,
} from "./enums.ts";

export const MwsToken = builder.prismaNode("MwsToken", {
  id: { resolve: (token) => token.id },
  nullable: true,
  findUnique: (id, { actor }) => ({ workspaceId_id: { workspaceId: actor.workspaceId, id } }),
  select: { workspaceId: true, id: true, sellerAccountId: true },
  fields: (t) => ({
    sellerAccount: t.relation("sellerAccount", { description: "The account it gives access to." }),
    status: t.expose("status", { type: MwsTokenStatus }),
    disabledReason: t.expose("disabledReason", { type: MwsTokenDisabledReason, nullable: true }),
    verification: t.field({
      type: MwsTokenVerification,
      description: "How sure `status` is. PENDING outranks DEGRADED.",
      select: { candidateUntil: true, degradedAt: true },
      resolve: (token) => verificationOf(token),
    }),
    kind: t.expose("kind", { type: MwsTokenKind }),
    lastFour: t.exposeString("lastFour"),
    authorizedAt: t.expose("authorizedAt", { type: "DateTime", nullable: true }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true }),
    expirySource: t.expose("expirySource", { type: ExpirySource }),
    expiringSoon: t.boolean({
      description: "Whether it is ENABLED and ends within 30 days. False where no date is known.",
      select: { status: true, expiresAt: true },
      resolve: (token, _args, { deps }) => isExpiringSoon(token, deps.clock.now()),
    }),
    statusChangedAt: t.expose("statusChangedAt", { type: "DateTime" }),
    lastVerifiedAt: t.expose("lastVerifiedAt", { type: "DateTime", nullable: true }),
  }),
});
