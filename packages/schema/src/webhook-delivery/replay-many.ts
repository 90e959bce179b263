import {
  BadInputError,
  encodeCursor,
  type LogHead,
  NotFoundError,
  type ReplayManyAnswer,
  type ReplaySelection,
  readHead,
  replayWebhookDeliveries,
} from "@evergrant/core";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { readPosition } from "../event/log.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { endpointIdField, payloadEndpoint, readEndpointId } from "../webhook-endpoint/payload.ts";

const ReplayWebhookDeliveriesInput = builder.inputType("ReplayWebhookDeliveriesInput", {
  description:
    "What to send again to an endpoint: all that failed, or what happened in a range, by cursors, times or both.",
  fields: (t) => ({
    webhookEndpointId: endpointIdField(t),
    onlyFailed: t.boolean({ description: "true: all that FAILED. Not with a range." }),
    after: t.string({ description: "What happened after this cursor of an event." }),
    before: t.string({ description: "What happened before this cursor of an event." }),
    from: t.field({ type: "DateTime", description: "What happened then or later." }),
    to: t.field({ type: "DateTime", description: "What happened then or earlier." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

type Input = typeof ReplayWebhookDeliveriesInput.$inferInput;

const Payload = builder.objectRef<ReplayManyAnswer>("ReplayWebhookDeliveriesPayload").implement({
  description: "They are on their way, the oldest first.",
  fields: (t) => ({
    webhookEndpoint: payloadEndpoint(t),
    count: t.exposeInt("count", {
      description: "How many were set going, 1000 at most; not those that were on their way.",
    }),
    hasMore: t.exposeBoolean("hasMore", {
      description:
        "Whether there is more, also where `count` is 0: a call looks at 50,000 events at most. Call again, for a range after `endCursor`.",
    }),
    endCursor: t.string({
      nullable: true,
      description:
        "The cursor of the last event sent, or of the last looked at where there is more; null without a range, or where nothing is in it.",
      resolve: async ({ endPosition, endOccurredAt }, _args, { deps }) => {
        if (endPosition === null || endOccurredAt === null) return null;
        const { workspaceId, epoch } = await readHead(deps);
        const occurredAt = new Date(endOccurredAt);
        return encodeCursor({ workspaceId, epoch, position: BigInt(endPosition), occurredAt });
      },
    }),
  }),
});

builder.mutationField("replayWebhookDeliveries", (t) =>
  t.field({
    type: resultUnion("ReplayWebhookDeliveriesResult", Payload, [NotFoundError]),
    description:
      "Sends up to 1000 events again, under the same ids: all that FAILED, or all of a range that the endpoint's filter lets through, whether they were ever sent there or not. Nothing new waits behind them. BAD_INPUT without a choice, CONFLICT where the endpoint is disabled, or was and what was on its way then is still being given up. Needs webhooks:write.",
    args: {
      input: t.arg({
        type: ReplayWebhookDeliveriesInput,
        required: true,
        description: "What to send.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(context, { mutation: "replayWebhookDeliveries", input }, async (actor) => {
        const webhookEndpointId = readEndpointId(input.webhookEndpointId);
        const selection = readSelection(context, await readHead(context.deps), input);
        return replayWebhookDeliveries(context.deps, actor, { webhookEndpointId, selection });
      }),
  }),
);

function readSelection(
  context: Context,
  head: LogHead,
  { onlyFailed, after, before, from, to }: Input,
): ReplaySelection {
  const isRange = [after, before, from, to].some((bound) => bound != null);
  if ((onlyFailed === true) === isRange)
    throw new BadInputError("Give either onlyFailed: true, or a range by after, before, from, to.");
  if (onlyFailed === true) return { failed: true };
  return {
    range: {
      ...(after != null && { after: readPosition(context, head, after).position }),
      ...(before != null && { before: readPosition(context, head, before).position }),
      ...(from != null && { from }),
      ...(to != null && { to }),
    },
  };
}
