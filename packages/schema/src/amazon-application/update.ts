import { AmazonUnavailableError, NotFoundError, updateAmazonApplication } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import {
  amazonApplicationIdField,
  makeApplicationPayload,
  readAmazonApplicationId,
} from "./payload.ts";

const UpdateAmazonApplicationInput = builder.inputType("UpdateAmazonApplicationInput", {
  description: "What to change of an application that the workspace brought; what is absent stays.",
  fields: (t) => ({
    amazonApplicationId: amazonApplicationIdField(t),
    name: t.string({ description: "What people are to call it." }),
    isDraft: t.boolean({ description: "Whether Amazon lists it as a draft." }),
    clientSecret: t.string({
      description:
        "A new client secret, made in the developer console. Write-only. Without secretExpiresAt its end is unknown.",
    }),
    secretExpiresAt: t.field({
      type: "DateTime",
      description: "When the client secret ends, 180 days at most from when it was made.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeApplicationPayload(
  "UpdateAmazonApplicationPayload",
  "The application is as asked.",
);

builder.mutationField("updateAmazonApplication", (t) =>
  t.field({
    type: resultUnion("UpdateAmazonApplicationResult", Payload, [
      NotFoundError,
      AmazonUnavailableError,
    ]),
    description:
      "Changes an application that the workspace brought; a new client secret once Amazon has accepted it, else BAD_INPUT. FORBIDDEN for the installation's own. Needs applications:write. May take 10 seconds.",
    args: {
      input: t.arg({
        type: UpdateAmazonApplicationInput,
        required: true,
        description: "What to change.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "updateAmazonApplication", input }, (actor) =>
        updateAmazonApplication(context.deps, actor, {
          ...input,
          amazonApplicationId: readAmazonApplicationId(input.amazonApplicationId),
        }),
      ),
  }),
);
