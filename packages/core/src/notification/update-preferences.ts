import type { IssueKind } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import { changedStates } from "../event/changed-states.ts";
import { requireMember } from "../member/lock-members.ts";
import { readTimeZone } from "./day-time.ts";
import { DEFAULT_PREFERENCES, type Preferences } from "./preferences.ts";
import { formatTime, readTime } from "./time-of-day.ts";

export interface UpdatePreferencesInput {
  memberId: string;
  emailKinds?: readonly IssueKind[] | null | undefined;
  urgentKinds?: readonly IssueKind[] | null | undefined;
  urgentWakes?: boolean | null | undefined;
  timeZone?: string | null | undefined;
  /** Null: there are none; absent: as they are. Times of day such as `22:00`. */
  quietHours?: { start: string; end: string } | null | undefined;
  /** Null: there is no digest; absent: as it is. */
  digestHour?: number | null | undefined;
}

const NAMES = [
  ...["emailKinds", "urgentKinds", "urgentWakes", "timeZone"],
  ...["quietStart", "quietEnd", "digestHour"],
] as const;

/** Changes what a member is told, by mail, when. What is absent stays. */
export async function updateNotificationPreferences(
  { client, clock, bus }: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { memberId, ...input }: UpdatePreferencesInput,
): Promise<{ memberId: string }> {
  const patch = readPatch(input);
  const { workspaceId } = actor;
  const now = clock.now();
  await client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Member" WHERE "id" = ${memberId}::uuid FOR UPDATE`;
    await requireMember(tx, memberId);
    await actor.keepAnswer?.(tx, { memberId });
    const {
      workspaceId: _here,
      memberId: _his,
      ...known
    } = (await tx.notificationPreferences.findFirst({ where: { memberId } })) ?? {
      ...{ workspaceId, memberId },
      ...DEFAULT_PREFERENCES,
    };
    const states = changedStates<string>(known, patch, NAMES);
    if (states.after === undefined) return;
    const data = { ...known, ...patch };
    await tx.notificationPreferences.upsert({
      where: { workspaceId_memberId: { workspaceId, memberId } },
      create: { workspaceId, memberId, ...data },
      update: data,
    });
    const told = { sellerAccountId: null, ...states, data: { memberId } };
    await appendEvents(tx, actor, [{ type: "NOTIFICATION_PREFERENCES_CHANGED", ...told }], now);
  });
  bus.wake(workspaceId);
  return { memberId };
}

function readPatch(input: Omit<UpdatePreferencesInput, "memberId">): Partial<Preferences> {
  const { emailKinds, urgentKinds, urgentWakes, quietHours, digestHour } = input;
  const timeZone = input.timeZone == null ? undefined : readTimeZone(input.timeZone);
  if (timeZone === null)
    throw new BadInputError("timeZone is no IANA time zone. Name one such as Europe/Berlin.");
  if (digestHour != null && (digestHour < 0 || digestHour > 23))
    throw new BadInputError("digestHour must lie between 0 and 23.");
  return {
    ...(emailKinds == null ? {} : { emailKinds: [...new Set(emailKinds)] }),
    ...(urgentKinds == null ? {} : { urgentKinds: [...new Set(urgentKinds)] }),
    ...(urgentWakes == null ? {} : { urgentWakes }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(quietHours === undefined ? {} : readQuietHours(quietHours)),
    ...(digestHour === undefined ? {} : { digestHour }),
  };
}

function readQuietHours(given: { start: string; end: string } | null) {
  if (given === null) return { quietStart: null, quietEnd: null };
  const [quietStart, quietEnd] = [readTime("start", given.start), readTime("end", given.end)];
  if (quietStart === quietEnd)
    throw new BadInputError(
      `quietHours begin and end at ${formatTime(quietStart)}. To be told nothing at all, choose no kinds.`,
    );
  return { quietStart, quietEnd };
}
