import { createSessionToken, NotFoundError, signClaims } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField, readSellerAccountId } from "../mutation.ts";
import { resultUnion } from "../result.ts";

const CreateSessionTokenInput = builder.inputType("CreateSessionTokenInput", {
  description: "For whom a token is, for how long, and what he may do.",
  fields: (t) => ({
    sellerAccountId: t.id({
      description:
        "The one account that its bearer may see and change. Absent: all of the workspace.",
    }),
    scopes: t.stringList({
      description:
        "Of accounts:read, accounts:write, tokens:write, automation:write and events:read, those that he is to have; FORBIDDEN for what the key does not have. Absent: what the key has of accounts:read and events:read.",
    }),
    minutes: t.int({ description: "How long it works: 1 to 60 minutes, 15 unless said." }),
    subject: t.string({
      description:
        "Your own id of whom it is for, 1 to 200 characters: shown as who did what. Whoever has the token can read it.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder
  .objectRef<{ claims: string; expiresAt: string }>("CreateSessionTokenPayload")
  .implement({
    description: "The token works until it is over, or its key is revoked.",
    fields: (t) => ({
      token: t.string({
        description:
          "To be sent as `Authorization: Bearer <token>`, also by a browser. The same idempotency key shows it again.",
        resolve: ({ claims }, _args, { deps }) => signClaims(deps.cipher, claims).reveal(),
      }),
      expiresAt: t.field({
        type: "DateTime",
        description: "From when on it no longer works.",
        resolve: ({ expiresAt }) => new Date(expiresAt),
      }),
    }),
  });

builder.mutationField("createSessionToken", (t) =>
  t.field({
    type: resultUnion("CreateSessionTokenResult", Payload, [NotFoundError]),
    description:
      "Mints a short-lived token with the API key that asks, for embedding: it may do no more than the key, and ends with it. FORBIDDEN for anybody but an API key. Needs sessions:write.",
    args: {
      input: t.arg({
        type: CreateSessionTokenInput,
        required: true,
        description: "What to mint.",
      }),
    },
    resolve: (_root, { input }, context) => {
      const { deps, viewer } = context;
      // An answer is shown again to the key alone that asked first: another may not be allowed as much.
      const { keyId } = viewer.credential;
      const call = { mutation: "createSessionToken", input: { ...input, keyId } } as const;
      return answerMutation(context, call, async () =>
        createSessionToken(deps, viewer, {
          ...input,
          sellerAccountId:
            input.sellerAccountId == null
              ? null
              : readSellerAccountId(viewer, input.sellerAccountId),
        }),
      );
    },
  }),
);
