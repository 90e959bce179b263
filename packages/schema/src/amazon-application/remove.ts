import { NotFoundError, removeAmazonApplication } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { amazonApplicationIdField, readAmazonApplicationId } from "./payload.ts";

const RemoveAmazonApplicationInput = builder.inputType("RemoveAmazonApplicationInput", {
  description: "The application to let go of.",
  fields: (t) => ({
    amazonApplicationId: amazonApplicationIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder
  .objectRef<{ removedId: string }>("RemoveAmazonApplicationPayload")
  .implement({
    description: "The application is gone, its secret with it.",
    fields: (t) => ({
      amazonApplicationId: t.id({
        description: "The id it had.",
        resolve: ({ removedId }) => encodeGlobalId("AmazonApplication", removedId),
      }),
    }),
  });

builder.mutationField("removeAmazonApplication", (t) =>
  t.field({
    type: resultUnion("RemoveAmazonApplicationResult", Payload, [NotFoundError]),
    description:
      "Removes an application that the workspace brought. CONFLICT while accounts are connected with it, FORBIDDEN for the installation's own. Needs applications:write.",
    args: {
      input: t.arg({
        type: RemoveAmazonApplicationInput,
        required: true,
        description: "The application.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "removeAmazonApplication", input }, async (actor) => {
        const amazonApplicationId = readAmazonApplicationId(input.amazonApplicationId);
        return removeAmazonApplication(context.deps, actor, { amazonApplicationId });
      }),
  }),
);
