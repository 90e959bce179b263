import { randomUUID } from "node:crypto";
import type { LogHead, WebhookPayload } from "@evergrant/core";
import type { EventType } from "@evergrant/db";
import type { GraphQLSchema } from "graphql";
import { concernsNoAccount, SAMPLE_DATA } from "../event/sample-data.ts";
import { presenterOf } from "./presenter-of.ts";

/** A payload of something that never happened, of the place where the log is by now. */
export async function makeSample(
  schema: GraphQLSchema,
  { workspaceId, epoch, position, occurredAt }: LogHead,
  { type, now }: { type: EventType; now: Date },
): Promise<WebhookPayload> {
  const event = {
    ...{ workspaceId, position, id: randomUUID(), type, occurredAt: occurredAt ?? now },
    sellerAccountId: concernsNoAccount(type) ? null : randomUUID(),
    data: SAMPLE_DATA[type],
  };
  return { ...(await presenterOf(schema)(event, epoch)), test: true };
}
