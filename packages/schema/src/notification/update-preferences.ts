import { updateNotificationPreferences } from "@evergrant/core";
import { builder } from "../builder.ts";
import { IssueKind } from "../issue/enums.ts";
import { answerMutation, idempotencyKeyField } from "../mutation.ts";
import { resultUnion } from "../result.ts";
import { loadPreferences, NotificationPreferences, requireOwnMember } from "./preferences.ts";

const QuietHoursInput = builder.inputType("QuietHoursInput", {
  description: "When nothing is to be mailed, by the clocks of the time zone.",
  fields: (t) => ({
    start: t.string({ required: true, description: "When they begin, such as `22:00`." }),
    end: t.string({
      required: true,
      description: "When they end; before the start: on the next day.",
    }),
  }),
});

const UpdateNotificationPreferencesInput = builder.inputType("UpdateNotificationPreferencesInput", {
  description: "What to change of the viewer's own preferences; what is absent stays.",
  fields: (t) => ({
    emailKinds: t.field({ type: [IssueKind], description: "The kinds to be mailed." }),
    urgentKinds: t.field({ type: [IssueKind], description: "Those that no digest keeps back." }),
    urgentWakes: t.boolean({ description: "Whether these are mailed in quiet hours too." }),
    timeZone: t.string({ description: "An IANA time zone, such as `Europe/Berlin`." }),
    quietHours: t.field({ type: QuietHoursInput, description: "Null: none." }),
    digestHour: t.int({ description: "The hour of the daily digest, 0 to 23; null: no digest." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const Payload = builder
  .objectRef<{ memberId: string }>("UpdateNotificationPreferencesPayload")
  .implement({
    description: "The preferences are as asked.",
    fields: (t) => ({
      notificationPreferences: t.field({
        type: NotificationPreferences,
        description: "The preferences as they are now.",
        resolve: ({ memberId }, _args, context) => loadPreferences(context, memberId),
      }),
    }),
  });

builder.mutationField("updateNotificationPreferences", (t) =>
  t.field({
    type: resultUnion("UpdateNotificationPreferencesResult", Payload, []),
    description:
      "Changes what the viewer is mailed, and when; what waits already keeps its moment. BAD_INPUT for an unknown time zone or time. FORBIDDEN for a key. Needs no scope.",
    args: {
      input: t.arg({
        type: UpdateNotificationPreferencesInput,
        required: true,
        description: "What to change.",
      }),
    },
    resolve: (_root, { input }, context) =>
      answerMutation(
        context,
        { mutation: "updateNotificationPreferences", input, isOwn: true },
        async (actor) => {
          const memberId = await requireOwnMember(context);
          const { idempotencyKey: _key, ...given } = input;
          return updateNotificationPreferences(context.deps, actor, { ...given, memberId });
        },
      ),
  }),
);
