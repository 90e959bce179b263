import {
  type ConsentPage,
  findConsentPage,
  NotFoundError,
  requireOperation,
  requireScope,
  startAuthorization,
} from "@evergrant/core";
import { readAmazonApplicationId } from "../amazon-application/payload.ts";
import { builder } from "../builder.ts";
import { AmazonRegion } from "../enums.ts";
import { answerMutation, idempotencyKeyField, readSellerAccountId } from "../mutation.ts";
import { resultUnion } from "../result.ts";

const StartAuthorizationInput = builder.inputType("StartAuthorizationInput", {
  description: "The account to authorize anew; or, without one, region and name of a new account.",
  fields: (t) => ({
    sellerAccountId: t.id({
      description: "The account to renew. Absent: the seller that consents is connected.",
    }),
    region: t.field({
      type: AmazonRegion,
      description: "The region of a new account. Required for one, and only for one.",
    }),
    name: t.string({
      description: "What people call a new account. Required for one, and only for one.",
    }),
    amazonApplicationId: t.id({
      description:
        "The workspace's own application that a new account is to be connected with. Absent: the default one.",
    }),
    returnUrl: t.string({
      description:
        "Where the browser goes in the end, with `authorization=renewed`, `connected`, `pending` or `failed`, and with `code` where it failed. Of an origin that the installation allows. Absent: a page of Evergrant's.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<ConsentPage>("StartAuthorizationPayload").implement({
  description: "An authorization was begun. Nothing is changed until the seller confirms.",
  fields: (t) => ({
    url: t.exposeString("url", {
      description:
        "Amazon's page that asks for the seller's consent: open it in his browser. It works once, and is to be kept secret.",
    }),
    expiresAt: t.expose("expiresAt", {
      type: "DateTime",
      description: "By when Amazon has to have answered: ten minutes from the beginning.",
    }),
  }),
});

builder.mutationField("startAuthorization", (t) =>
  t.field({
    type: resultUnion("StartAuthorizationResult", Payload, [NotFoundError]),
    description:
      "Begins a renewal, or a new account, by Amazon's authorization page: without copy and paste. A seller that the workspace has already is renewed, not connected twice. Needs tokens:write, and accounts:write for a new account.",
    args: {
      input: t.arg({
        type: StartAuthorizationInput,
        required: true,
        description: "What to authorize.",
      }),
    },
    resolve: async (_root, { input }, context) => {
      const { sellerAccountId, amazonApplicationId } = input;
      const { credential, id: viewerId } = context.viewer;
      // Begun in a browser, it is finished there by the same person.
      const boundUserId = credential.isCookie === true ? viewerId : null;
      const { authorizationId: id } = await answerMutation(
        context,
        { mutation: "startAuthorization", input, isOwn: boundUserId !== null },
        async (actor) => {
          if (sellerAccountId == null) {
            requireScope(context.viewer, "accounts:write");
            requireOperation(context.viewer, "connectSellerAccount");
          }
          return startAuthorization(context.deps, actor, {
            ...input,
            boundUserId,
            sellerAccountId:
              sellerAccountId == null ? null : readSellerAccountId(context.viewer, sellerAccountId),
            amazonApplicationId:
              amazonApplicationId == null ? null : readAmazonApplicationId(amazonApplicationId),
          });
        },
      );
      return findConsentPage(context.deps, { id });
    },
  }),
);
