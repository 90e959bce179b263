import type { IssueKind } from "@evergrant/db";
import type { InstallationDeps } from "../deps.ts";
import { lookBriefly } from "../due-work/look-briefly.ts";

/** No exact count is worth reading more. */
const COUNTED_MAX = 10_000;

/** What people are told, of all workspaces; ten thousand at most of what waits. */
export interface Telling {
  openIssues: { kind: IssueKind; count: number }[];
  /** Told of issues, and in no message yet: some of them wait for a digest, or for the end of quiet hours. */
  notifications: number;
  /** To be sent, or being sent. */
  messages: number;
  /** Mails with links that are to be sent, or being sent. */
  mails: number;
}

/** How much people are to be told, and of how much. */
export async function measureTelling({
  database,
}: Pick<InstallationDeps, "database">): Promise<Telling> {
  return lookBriefly(database, async (tx) => {
    const openIssues = await tx.$queryRaw<Telling["openIssues"]>`
      SELECT "kind"::text AS "kind", count(*)::int AS "count" FROM "Issue"
      WHERE "openAs" IS NOT NULL GROUP BY "kind"`;
    const [waiting] = await tx.$queryRaw<Omit<Telling, "openIssues">[]>`
      SELECT
        (SELECT count(*)::int FROM (SELECT FROM "Notification" WHERE "dueAt" IS NOT NULL LIMIT ${COUNTED_MAX}) AS counted)
          AS "notifications",
        (SELECT count(*)::int FROM (SELECT FROM "Message" WHERE "attemptAt" IS NOT NULL LIMIT ${COUNTED_MAX}) AS counted)
          AS "messages",
        (SELECT count(*)::int FROM (SELECT FROM "OutgoingMail" LIMIT ${COUNTED_MAX}) AS counted) AS "mails"`;
    return { openIssues, ...(waiting ?? { notifications: 0, messages: 0, mails: 0 }) };
  });
}
