import type { Issue, MessageChannel, Notification, WorkspaceTransaction } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { ISSUE_KINDS } from "../issue/kinds.ts";
import { HEALED } from "../issue/policy.ts";
import { DEFAULT_PREFERENCES } from "../notification/preferences.ts";
import type { ContentItem, MessageContent } from "./content.ts";
import { describeIssue } from "./describe-issue.ts";
import { ACCOUNT_FACTS, type AccountFacts, describeNextSteps } from "./describe-next-steps.ts";
import { forecastImpact } from "./forecast-impact.ts";

type Told = Notification & { issue: Issue };

/** What a recipient is told, in his time zone; null: he is gone. */
export async function writeContent(
  tx: WorkspaceTransaction,
  deps: Pick<CoreDeps, "sellerCentral">,
  given: { channel: MessageChannel; recipientId: string; live: readonly Told[]; now: Date },
): Promise<MessageContent | null> {
  const { live, now } = given;
  const timeZone = await findTimeZone(tx, given);
  if (timeZone === null) return null;
  const { name, escalateAfterHours } = await tx.workspace.findFirstOrThrow();
  const ids = live.flatMap(({ sellerAccountId }) => sellerAccountId ?? []);
  const accounts = await tx.sellerAccount.findMany({
    where: { id: { in: ids } },
    select: ACCOUNT_FACTS,
  });
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  // Of one issue the newest alone: what was told of it before is in that.
  const latest = new Map(live.map((told) => [told.issueId, told]));
  const items = [...latest.values()].toSorted(byUrgency).map((told) =>
    writeItem(deps, told, {
      ...{ timeZone, escalateAfterHours, now },
      account: accountOf.get(told.sellerAccountId ?? "") ?? null,
    }),
  );
  return {
    subject: subjectOf(items, live, name),
    workspaceName: name,
    items,
    notes: [`You are told because you look after accounts of the workspace “${name}”.`],
  };
}

/** What stands still first; of what ends, the sooner. */
function byUrgency({ issue: a }: Told, { issue: b }: Told): number {
  return (
    ISSUE_KINDS.indexOf(a.kind) - ISSUE_KINDS.indexOf(b.kind) ||
    (a.stageDays ?? 0) - (b.stageDays ?? 0) ||
    a.openedAt.getTime() - b.openedAt.getTime() ||
    a.id.localeCompare(b.id)
  );
}

async function findTimeZone(
  tx: WorkspaceTransaction,
  { channel, recipientId }: { channel: MessageChannel; recipientId: string },
): Promise<string | null> {
  const where = { id: recipientId };
  if (channel === "SLACK")
    return (await tx.slackChannel.count({ where })) > 0 ? DEFAULT_PREFERENCES.timeZone : null;
  const member = await tx.member.findFirst({ where, include: { preferences: true } });
  return member && (member.preferences ?? DEFAULT_PREFERENCES).timeZone;
}

function writeItem(
  deps: Pick<CoreDeps, "sellerCentral">,
  { issue, stage }: Told,
  given: { account: AccountFacts | null; timeZone: string; escalateAfterHours: number; now: Date },
): ContentItem {
  const { account, now, ...rest } = given;
  const accountName = account?.name ?? null;
  const words = describeIssue({ issue, stage, accountName, ...rest });
  const isOver = stage === HEALED;
  const next = isOver ? null : describeNextSteps(deps, { issue, account, now });
  const forecast =
    issue.kind === "TOKEN_EXPIRING" && account && !isOver
      ? forecastImpact({ sellerAccountId: account.id })
      : null;
  return {
    issueId: issue.id,
    title: words.title,
    sentences: [
      ...words.sentences,
      ...(forecast ? [forecast.sentence] : []),
      ...(next?.sentences ?? []),
    ],
    links: next?.links ?? [],
    isAsking: !isOver && issue.state === "OPEN",
  };
}

function subjectOf(
  items: readonly ContentItem[],
  live: readonly Told[],
  workspaceName: string,
): string {
  const isDigest = live.every((told) => told.isDigest);
  const [only] = items;
  if (items.length === 1 && only !== undefined)
    return isDigest ? `Digest: ${only.title}` : only.title;
  const isOver = live.every(({ stage }) => stage === HEALED);
  const what = isOver ? "things are solved" : "things to look at";
  return `${isDigest ? "Digest: " : ""}${items.length} ${what} in ${workspaceName}`;
}
