import { connectSellerAccount, NotFoundError } from "@evergrant/core";
import { type AccountPayload, payloadSellerAccount } from "../account-payload.ts";
import { readAmazonApplicationId } from "../amazon-application/payload.ts";
import { builder } from "../builder.ts";
import { AmazonRegion } from "../enums.ts";
import { PASTE_ERRORS } from "../errors.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";

const ConnectSellerAccountInput = builder.inputType("ConnectSellerAccountInput", {
  description: "A seller account and the token that its seller granted.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What people call the account." }),
    sellingPartnerId: t.string({
      required: true,
      description: "Amazon's id of the seller (merchant token), such as `A2EUQ1WTGCTBG2`.",
    }),
    region: t.field({
      type: AmazonRegion,
      required: true,
      description: "The region that the authorization is valid for.",
    }),
    token: t.string({
      required: true,
      description:
        "The MWS auth token or refresh token, as copied from Seller Central. White space and quotes around it do not matter. Write-only: it is never shown again.",
    }),
    authorizedAt: t.field({
      type: "DateTime",
      description: "When it was authorized, as Manage Your Apps shows it. Absent: unknown.",
    }),
    expiresAt: t.field({
      type: "DateTime",
      description:
        "When it expires, as Manage Your Apps shows it. Absent: unknown, and no warnings.",
    }),
    amazonApplicationId: t.id({
      description:
        "The application that the seller authorized: one that the workspace brought. Absent: the installation's own.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<AccountPayload>("ConnectSellerAccountPayload").implement({
  description: "The account is connected, and its token ENABLED.",
  fields: (t) => ({ sellerAccount: payloadSellerAccount(t) }),
});

builder.mutationField("connectSellerAccount", (t) =>
  t.field({
    type: resultUnion("ConnectSellerAccountResult", Payload, [NotFoundError, ...PASTE_ERRORS]),
    description:
      "Connects a seller account with a token, once Amazon has accepted it. CONFLICT when the workspace has the seller already. Needs accounts:write. May take 10 seconds.",
    args: {
      input: t.arg({
        type: ConnectSellerAccountInput,
        required: true,
        description: "What to connect.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "connectSellerAccount", input }, (actor) =>
        connectSellerAccount(context.deps, actor, {
          ...input,
          amazonApplicationId:
            input.amazonApplicationId == null
              ? null
              : readAmazonApplicationId(input.amazonApplicationId),
        }),
      ),
  }),
);
