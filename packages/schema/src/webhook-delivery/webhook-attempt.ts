import { maskedHeaders } from "@evergrant/core";
import { builder } from "../builder.ts";
import { encodeGlobalId } from "../global-id.ts";

interface Header {
  name: string;
  value: string;
}

const WebhookHeader = builder.objectRef<Header>("WebhookHeader").implement({
  description: "A header of a request, or of its answer.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "In lower case." }),
    value: t.exposeString("value", { description: "`[masked]` where it may be secret." }),
  }),
});

export const WebhookAttempt = builder.prismaObject("WebhookAttempt", {
  fields: (t) => ({
    number: t.exposeInt("number", { description: "1 for the first, as `webhook-attempt` said." }),
    startedAt: t.expose("startedAt", {
      type: "DateTime",
      description: "When it was sent (machine time), as `webhook-timestamp` said.",
    }),
    durationMs: t.exposeInt("durationMs", { description: "How long it took, in milliseconds." }),
    url: t.exposeString("url", { description: "Where to." }),
    requestHeaders: t.field({
      type: [WebhookHeader],
      description: "What was sent along with the delivery's `body`; the signature is masked.",
      select: { number: true, startedAt: true, delivery: { select: { eventId: true } } },
      resolve: ({ number: attempt, startedAt: timestamp, delivery: { eventId } }) =>
        listHeaders(maskedHeaders({ id: encodeGlobalId("Event", eventId), timestamp, attempt })),
    }),
    responseStatus: t.exposeInt("status", {
      nullable: true,
      description: "The HTTP status of the answer; null where there was none.",
    }),
    failure: t.exposeString("failure", {
      nullable: true,
      description: "Why there was no answer, for people; null where there was one.",
    }),
    responseHeaders: t.field({
      type: [WebhookHeader],
      nullable: true,
      description: "The answer's, 40 at most, masked where they may be secret; null without one.",
      select: { answerHeaders: true },
      resolve: ({ answerHeaders }) =>
        answerHeaders === null ? null : listHeaders(Object(answerHeaders)),
    }),
    responseBody: t.exposeString("answerBody", {
      nullable: true,
      description: "The first 4000 characters of the answer, secrets masked; null without one.",
    }),
  }),
});

function listHeaders(headers: Record<string, unknown>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
}
