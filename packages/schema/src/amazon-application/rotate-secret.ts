import {
  AmazonUnavailableError,
  NotFoundError,
  rotateAmazonApplicationSecret,
} from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import {
  amazonApplicationIdField,
  makeApplicationPayload,
  readAmazonApplicationId,
} from "./payload.ts";

const RotateAmazonApplicationSecretInput = builder.inputType("RotateAmazonApplicationSecretInput", {
  description: "The application that is to get another client secret.",
  fields: (t) => ({
    amazonApplicationId: amazonApplicationIdField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeApplicationPayload(
  "RotateAmazonApplicationSecretPayload",
  "Amazon was asked. APPLICATION_SECRET_ROTATED tells when the new secret has come.",
);

builder.mutationField("rotateAmazonApplicationSecret", (t) =>
  t.field({
    type: resultUnion("RotateAmazonApplicationSecretResult", Payload, [
      NotFoundError,
      AmazonUnavailableError,
    ]),
    description:
      "Asks Amazon for another client secret of an application that the workspace brought. It comes by notification and is used from then on; the present one works for seven days more. BAD_INPUT when the application does not send it to the installation's queue, FORBIDDEN for the installation's own. Needs applications:write. May take 10 seconds.",
    args: {
      input: t.arg({
        type: RotateAmazonApplicationSecretInput,
        required: true,
        description: "The application.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "rotateAmazonApplicationSecret", input }, (actor) => {
        const amazonApplicationId = readAmazonApplicationId(input.amazonApplicationId);
        return rotateAmazonApplicationSecret(context.deps, actor, { amazonApplicationId });
      }),
  }),
);
