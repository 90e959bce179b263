import { NotFoundError, rotateApiKey } from "@evergrant/core";
import { builder } from "../builder.ts";
import { idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { answerWithSecret } from "./answer-with-secret.ts";
import {
  apiKeyIdField,
  type NewApiKeyPayload,
  payloadApiKey,
  payloadSecret,
  readApiKeyId,
} from "./payload.ts";

const RotateApiKeyInput = builder.inputType("RotateApiKeyInput", {
  description: "The key to replace by another, and for how long both are to work.",
  fields: (t) => ({
    apiKeyId: apiKeyIdField(t),
    overlapDays: t.int({
      required: true,
      description: "For how many days of 24 hours the old key goes on: 0 to 7; 0 ends it at once.",
    }),
    expiresAt: t.field({
      type: "DateTime",
      description:
        "From when on the new key no longer works. Absent: it lives as long as the old one was to.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<NewApiKeyPayload>("RotateApiKeyPayload").implement({
  description: "The new key works, with the name, the scopes and the addresses of the old one.",
  fields: (t) => ({ apiKey: payloadApiKey(t), secret: payloadSecret(t) }),
});

builder.mutationField("rotateApiKey", (t) =>
  t.field({
    type: resultUnion("RotateApiKeyResult", Payload, [NotFoundError]),
    description:
      "Makes the successor of a key. FORBIDDEN for a key that may do more than you, CONFLICT for one that no longer works or was rotated before. A workspace has at most 200 that work, with those that go on beside their successors. Needs keys:admin.",
    args: {
      input: t.arg({ type: RotateApiKeyInput, required: true, description: "What to replace." }),
    },
    resolve: (_root, { input }, context) =>
      answerWithSecret(context, { mutation: "rotateApiKey", input }, async (actor) =>
        rotateApiKey(context.deps, actor, context.viewer, {
          ...input,
          apiKeyId: readApiKeyId(input.apiKeyId),
        }),
      ),
  }),
);
