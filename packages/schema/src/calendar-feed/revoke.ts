import { calendarFeedNotFound, NotFoundError, revokeCalendarFeed } from "@evergrant/core";
import { builder } from "../builder.ts";
import { decodeIdOf } from "../global-id.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { type CalendarFeedPayload, payloadCalendarFeed } from "./payload.ts";

const RevokeCalendarFeedInput = builder.inputType("RevokeCalendarFeedInput", {
  description: "The feed to end.",
  fields: (t) => ({
    calendarFeedId: t.id({ required: true, description: "The feed's id." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder.objectRef<CalendarFeedPayload>("RevokeCalendarFeedPayload").implement({
  description: "The feed does not work any more.",
  fields: (t) => ({ calendarFeed: payloadCalendarFeed(t) }),
});

builder.mutationField("revokeCalendarFeed", (t) =>
  t.field({
    type: resultUnion("RevokeCalendarFeedResult", Payload, [NotFoundError]),
    description:
      "Ends a feed of yours at once; with keys:admin, anybody's of the workspace. One that was revoked stays as it is. Needs accounts:read.",
    args: {
      input: t.arg({ type: RevokeCalendarFeedInput, required: true, description: "What to end." }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(
        context,
        { mutation: "revokeCalendarFeed", input, isOwn: true },
        async (actor) => {
          const calendarFeedId = decodeIdOf("CalendarFeed", input.calendarFeedId);
          if (calendarFeedId === null) throw calendarFeedNotFound();
          return revokeCalendarFeed(context.deps, actor, context.viewer, { calendarFeedId });
        },
      ),
  }),
);
