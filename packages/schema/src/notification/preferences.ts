import { DEFAULT_PREFERENCES, ForbiddenError, formatTime, type Preferences } from "@evergrant/core";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { IssueKind } from "../issue/enums.ts";

const QuietHours = builder.objectRef<{ start: number; end: number }>("QuietHours").implement({
  description: "When nothing is mailed, by the clocks of a member's time zone.",
  fields: (t) => ({
    start: t.string({
      description: "When they begin, such as `22:00`.",
      resolve: ({ start }) => formatTime(start),
    }),
    end: t.string({
      description: "When they end; before the start: on the next day.",
      resolve: ({ end }) => formatTime(end),
    }),
  }),
});

export const NotificationPreferences = builder
  .objectRef<Preferences>("NotificationPreferences")
  .implement({
    description: "What a member is mailed of issues, and when.",
    fields: (t) => ({
      emailKinds: t.expose("emailKinds", {
        type: [IssueKind],
        description: "The kinds that he is mailed.",
      }),
      urgentKinds: t.expose("urgentKinds", {
        type: [IssueKind],
        description: "Those of them that no digest keeps back.",
      }),
      urgentWakes: t.exposeBoolean("urgentWakes", {
        description: "Whether these are mailed in quiet hours too.",
      }),
      timeZone: t.exposeString("timeZone", {
        description: "An IANA time zone; `UTC` unless said.",
      }),
      quietHours: t.field({
        type: QuietHours,
        nullable: true,
        description: "When mails wait; null: never.",
        resolve: ({ quietStart: start, quietEnd: end }) =>
          start === null || end === null ? null : { start, end },
      }),
      digestHour: t.exposeInt("digestHour", {
        nullable: true,
        description:
          "The hour, 0 to 23, at which all that is not urgent is mailed together once a day; null: each at once.",
      }),
    }),
  });

/** The member who asks. Throws ForbiddenError for a key. */
export async function requireOwnMember({ viewer, deps }: Context): Promise<string> {
  const member =
    viewer.kind === "USER" && viewer.role !== null
      ? await deps.client.member.findFirst({ where: { userId: viewer.id }, select: { id: true } })
      : null;
  if (member === null)
    throw new ForbiddenError("Only a person who is a member has notification preferences.");
  return member.id;
}

export async function loadPreferences({ deps }: Context, memberId: string): Promise<Preferences> {
  const found = await deps.client.notificationPreferences.findFirst({ where: { memberId } });
  return found ?? DEFAULT_PREFERENCES;
}

builder.queryField("notificationPreferences", (t) =>
  t.field({
    type: NotificationPreferences,
    description: "What the viewer is mailed, and when. FORBIDDEN for a key. Needs no scope.",
    resolve: async (_root, _args, context) =>
      loadPreferences(context, await requireOwnMember(context)),
  }),
);
