import { type Actor, enableMwsToken, NotFoundError } from "@evergrant/core";
import { type AccountPayload, payloadMwsToken, payloadSellerAccount } from "../account-payload.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { PASTE_ERRORS } from "../errors.ts";
import {
  answerMutation,
  idempotencyKeyField,
  readSellerAccountId,
  sellerAccountIdField,
} from "../mutation.ts";
import { resultUnion } from "../result.ts";

export const EnableMwsTokenInput = builder.inputType("EnableMwsTokenInput", {
  description: "An account and a token for it: the same string as before, or another.",
  fields: (t) => ({
    sellerAccountId: sellerAccountIdField(t),
    token: t.string({
      required: true,
      description:
        "The token, as copied from Seller Central. White space and quotes around it do not matter. Write-only: it is never shown again.",
    }),
    authorizedAt: t.field({
      type: "DateTime",
      description:
        "When it was authorized, as Manage Your Apps shows it. Absent: as known, if it is the same string.",
    }),
    expiresAt: t.field({
      type: "DateTime",
      description:
        "When it expires, as Manage Your Apps shows it. Absent: as known, if it is the same string.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const EnableMwsTokenPayload = builder.objectRef<AccountPayload>("EnableMwsTokenPayload").implement({
  description:
    "The token is ENABLED, or its `verification` is PENDING: LWA knows it, and the Selling Partner API not yet.",
  fields: (t) => ({ sellerAccount: payloadSellerAccount(t), mwsToken: payloadMwsToken(t) }),
});

export const EnableMwsTokenResult = resultUnion("EnableMwsTokenResult", EnableMwsTokenPayload, [
  NotFoundError,
  ...PASTE_ERRORS,
]);

/** Saves the token that an input holds, in the words of core. */
export function saveMwsToken(
  { deps, viewer }: Context,
  actor: Actor,
  input: typeof EnableMwsTokenInput.$inferInput,
): Promise<AccountPayload> {
  return enableMwsToken(deps, actor, {
    sellerAccountId: readSellerAccountId(viewer, input.sellerAccountId),
    token: input.token,
    authorizedAt: input.authorizedAt ?? null,
    expiresAt: input.expiresAt ?? null,
  });
}

builder.mutationField("enableMwsToken", (t) =>
  t.field({
    type: EnableMwsTokenResult,
    description:
      "Saves a token, once Amazon has accepted it; until then the old one stays. Review Automation that stopped stays off, unless the workspace restores it. Needs tokens:write. May take 10 seconds.",
    args: {
      input: t.arg({ type: EnableMwsTokenInput, required: true, description: "What to save." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "enableMwsToken", input }, (actor) =>
        saveMwsToken(context, actor, input),
      ),
  }),
);
