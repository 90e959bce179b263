import { NotFoundError, updateApiKey } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { type ApiKeyPayload, apiKeyIdField, payloadApiKey, readApiKeyId } from "./payload.ts";

const UpdateApiKeyInput = builder.inputType("UpdateApiKeyInput", {
  description: "What to change of a key; what is absent stays.",
  fields: (t) => ({
    apiKeyId: apiKeyIdField(t),
    name: t.string({ description: "What people are to call it." }),
    scopes: t.stringList({
      description: "All that its holder may do from now on: only fewer than before, at least one.",
    }),
    expiresAt: t.field({
      type: "DateTime",
      description: "From when on it no longer works, at most 3650 days ahead.",
    }),
    allowedAddresses: t.stringList({
      description:
        "All IP addresses and networks that it works from, at most 50; empty: from everywhere.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<ApiKeyPayload>("UpdateApiKeyPayload").implement({
  description: "The key is as asked.",
  fields: (t) => ({ apiKey: payloadApiKey(t) }),
});

builder.mutationField("updateApiKey", (t) =>
  t.field({
    type: resultUnion("UpdateApiKeyResult", Payload, [NotFoundError]),
    description:
      "Changes a key that works, from its next request on; open streams that it no longer allows end. FORBIDDEN for a key that may do more than you, CONFLICT for one that no longer works. Needs keys:admin.",
    args: {
      input: t.arg({ type: UpdateApiKeyInput, required: true, description: "What to change." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "updateApiKey", input }, async (actor) =>
        updateApiKey(context.deps, actor, context.viewer, {
          ...input,
          apiKeyId: readApiKeyId(input.apiKeyId),
        }),
      ),
  }),
);
