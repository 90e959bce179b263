import { createCalendarFeed, NotFoundError, type Secret } from "@evergrant/core";
import { builder } from "../builder.ts";
import { answerMutation, idempotencyKeyField, readSellerAccountId } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { type CalendarFeedPayload, payloadCalendarFeed } from "./payload.ts";

const CreateCalendarFeedInput = builder.inputType("CreateCalendarFeedInput", {
  description: "What the feed is to show.",
  fields: (t) => ({
    name: t.string({
      description: "What calendars are to call it; `Amazon renewals` unless said.",
    }),
    sellerAccountId: t.id({
      description:
        "The one account that it is to show. Absent: all that you may see, also later ones.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

type NewCalendarFeedPayload = CalendarFeedPayload & { url: string | null };

const Payload = builder.objectRef<NewCalendarFeedPayload>("CreateCalendarFeedPayload").implement({
  description: "The feed is made, and can be read.",
  fields: (t) => ({
    calendarFeed: payloadCalendarFeed(t),
    url: t.exposeString("url", {
      nullable: true,
      description:
        "Its address, for a calendar to subscribe to. A secret: who has it can read the calendar. Shown here alone, and kept nowhere: null where an idempotency key gives the first answer again. Whoever lost it revokes the feed and makes another.",
    }),
  }),
});

builder.mutationField("createCalendarFeed", (t) =>
  t.field({
    type: resultUnion("CreateCalendarFeedResult", Payload, [NotFoundError]),
    description:
      "Makes a calendar (iCalendar, RFC 5545) of expiries and renewal days, at an address of its own. It works until it is revoked, or until the API key that made it no longer works or has accounts:read, or the person leaves the workspace. At most 20 that work for each maker, else BAD_INPUT. FORBIDDEN for session tokens and other issuers' tokens, which it would outlast. Needs accounts:read.",
    args: {
      input: t.arg({ type: CreateCalendarFeedInput, required: true, description: "What to make." }),
    },
    resolve: async (_root, { input }, context) => {
      const { deps, viewer } = context;
      let made: Secret | null = null;
      const call = { mutation: "createCalendarFeed", input, isOwn: true } as const;
      const answer = await answerMutation(context, call, async (actor) => {
        const { calendarFeedId, url } = await createCalendarFeed(deps, actor, viewer, {
          name: input.name,
          sellerAccountId:
            input.sellerAccountId == null
              ? null
              : readSellerAccountId(viewer, input.sellerAccountId),
        });
        made = url;
        return { calendarFeedId };
      });
      return { ...answer, url: reveal(made) };
    },
  }),
);

/** The one place where an address leaves: the answer to whoever had it made. */
function reveal(made: Secret | null): string | null {
  return made === null ? null : made.reveal();
}
