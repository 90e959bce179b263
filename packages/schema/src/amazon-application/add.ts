import { AmazonUnavailableError, addAmazonApplication } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { makeApplicationPayload } from "./payload.ts";

const AddAmazonApplicationInput = builder.inputType("AddAmazonApplicationInput", {
  description: "An application that is registered with Amazon, as its developer console shows it.",
  fields: (t) => ({
    name: t.string({ required: true, description: "What people call it." }),
    clientId: t.string({
      required: true,
      description: "The id of its client, such as `amzn1.application-oa2-client.…`.",
    }),
    clientSecret: t.string({
      required: true,
      description: "The client's secret. Write-only: it is never shown again.",
    }),
    applicationId: t.string({
      required: true,
      description:
        "The application's id, such as `amzn1.sp.solution.…`. Amazon cannot be asked about it: a wrong one shows at the first consent, as error MD1000.",
    }),
    isDraft: t.boolean({ description: "Whether Amazon lists it as a draft. Absent: it does not." }),
    secretExpiresAt: t.field({
      type: "DateTime",
      description:
        "When the client secret ends, 180 days at most from when it was made. Absent: unknown, and no warnings until Amazon says.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = makeApplicationPayload(
  "AddAmazonApplicationPayload",
  "The application is known, and accounts can be connected with it.",
);

builder.mutationField("addAmazonApplication", (t) =>
  t.field({
    type: resultUnion("AddAmazonApplicationResult", Payload, [AmazonUnavailableError]),
    description:
      "Brings an application of the workspace's own, once Amazon has accepted its id and secret. BAD_INPUT when Amazon refuses them or the workspace has 100 already, CONFLICT when it has this one. Needs applications:write. May take 10 seconds.",
    args: {
      input: t.arg({
        type: AddAmazonApplicationInput,
        required: true,
        description: "The application.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "addAmazonApplication", input }, (actor) =>
        addAmazonApplication(context.deps, actor, input),
      ),
  }),
);
