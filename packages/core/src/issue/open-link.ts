import type { IssueState } from "@evergrant/db";
import { type Actor, type CoreDeps, depsOf, type InstallationDeps } from "../deps.ts";
import { describeIssue } from "../message/describe-issue.ts";
import { DEFAULT_PREFERENCES } from "../notification/preferences.ts";
import type { Secret } from "../secret.ts";
import { readIssueLink } from "./issue-link.ts";

/** What an issue's link shows to whoever holds it. */
export interface OpenedIssueLink {
  issueId: string;
  title: string;
  sentences: readonly string[];
  state: IssueState;
  workspaceName: string;
  /** Who acts by it, and where. */
  actor: Actor;
  deps: CoreDeps;
}

/** The issue of a secret; null for anything that is none, and for somebody who is no member any more. Nothing is changed by it. */
export async function openIssueLink(
  installation: InstallationDeps,
  secret: Secret,
): Promise<OpenedIssueLink | null> {
  const link = readIssueLink(installation.cipher, secret);
  if (link === null) return null;
  const { workspaceId, issueId: id, memberId } = link;
  const deps = depsOf(installation, { workspaceId });
  const member = await deps.client.member.findFirst({
    where: { id: memberId },
    include: { preferences: true },
  });
  const issue = await deps.client.issue.findFirst({ where: { id } });
  const workspace = await deps.client.workspace.findFirst();
  if (member === null || issue === null || workspace === null) return null;
  const account =
    issue.sellerAccountId === null
      ? null
      : await deps.client.sellerAccount.findFirst({ where: { id: issue.sellerAccountId } });
  const { timeZone } = member.preferences ?? DEFAULT_PREFERENCES;
  const { escalateAfterHours, name: workspaceName } = workspace;
  const accountName = account?.name ?? null;
  const words = describeIssue({ issue, stage: "", accountName, timeZone, escalateAfterHours });
  const actor = { workspaceId, kind: "USER", id: member.userId, cause: "issueLink" } as const;
  return { issueId: id, ...words, state: issue.state, workspaceName, actor, deps };
}
