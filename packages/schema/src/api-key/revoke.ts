import { NotFoundError, revokeApiKey } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { type ApiKeyPayload, apiKeyIdField, payloadApiKey, readApiKeyId } from "./payload.ts";

const RevokeApiKeyInput = builder.inputType("RevokeApiKeyInput", {
  description: "The key to end.",
  fields: (t) => ({
    apiKeyId: apiKeyIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<ApiKeyPayload>("RevokeApiKeyPayload").implement({
  description: "The key does not work any more.",
  fields: (t) => ({ apiKey: payloadApiKey(t) }),
});

builder.mutationField("revokeApiKey", (t) =>
  t.field({
    type: resultUnion("RevokeApiKeyResult", Payload, [NotFoundError]),
    description:
      "Ends a key and the session tokens minted with it: for requests at once, for open streams within 5 seconds. One that no longer works stays as it is. Also for a key that may do more than you. Needs keys:admin.",
    args: {
      input: t.arg({ type: RevokeApiKeyInput, required: true, description: "What to end." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "revokeApiKey", input }, async (actor) =>
        revokeApiKey(context.deps, actor, { apiKeyId: readApiKeyId(input.apiKeyId) }),
      ),
  }),
);
