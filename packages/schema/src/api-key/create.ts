import { issueApiKey } from "@evergrant/core";
import { builder } from "../builder.ts";
import { idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { answerWithSecret } from "./answer-with-secret.ts";
import { type NewApiKeyPayload, payloadApiKey, payloadSecret } from "./payload.ts";

const CreateApiKeyInput = builder.inputType("CreateApiKeyInput", {
  description: "What the new key is for.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What people are to call it." }),
    scopes: t.stringList({
      required: true,
      description:
        "What its holder may do, such as `accounts:read`; at least one. FORBIDDEN for those that you do not have yourself.",
    }),
    expiresAt: t.field({
      type: "DateTime",
      description:
        "From when on it no longer works, at most 3650 days ahead; told 30, 7 and 1 days before. Absent: it works until it is revoked.",
    }),
    allowedAddresses: t.stringList({
      description:
        "IP addresses and networks, such as `192.0.2.0/24`, that it works from; at most 50. From elsewhere it is as an unknown key. Absent or empty: from everywhere.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<NewApiKeyPayload>("CreateApiKeyPayload").implement({
  description: "The key is made, and works.",
  fields: (t) => ({ apiKey: payloadApiKey(t), secret: payloadSecret(t) }),
});

builder.mutationField("createApiKey", (t) =>
  t.field({
    type: resultUnion("CreateApiKeyResult", Payload, []),
    description:
      "Makes an API key. It may do no more than whoever makes it. A workspace has at most 100 that work. Needs keys:admin.",
    args: {
      input: t.arg({ type: CreateApiKeyInput, required: true, description: "What to make." }),
    },
    resolve: (_root, { input }, context) =>
      answerWithSecret(context, { mutation: "createApiKey", input }, (actor) =>
        issueApiKey(context.deps, actor, context.viewer, input),
      ),
  }),
);
