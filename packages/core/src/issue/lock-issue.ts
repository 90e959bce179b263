import type { Issue, WorkspaceTransaction } from "@evergrant/db";
import { ConflictError, NotFoundError } from "../errors.ts";

/** An issue that is not over, held against whoever tells or changes it. */
export async function lockIssue(tx: WorkspaceTransaction, id: string): Promise<Issue> {
  await tx.$queryRaw`SELECT 1 FROM "Issue" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const issue = await tx.issue.findFirst({ where: { id } });
  if (issue === null) throw issueNotFound();
  if (issue.state === "RESOLVED")
    throw new ConflictError("This issue is over. There is nothing left to see to.");
  return issue;
}

export function issueNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such issue.");
}
