import type { ApiKey, WorkspaceTransaction } from "@evergrant/db";
import { NotFoundError } from "../errors.ts";

/** A key of the workspace, held until the transaction ends. Another workspace's and an unknown one look the same. */
export async function lockApiKey(
  tx: WorkspaceTransaction,
  workspaceId: string,
  id: string,
): Promise<ApiKey> {
  await tx.$queryRaw`
    SELECT 1 FROM "ApiKey" WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${id}::uuid
    FOR NO KEY UPDATE`;
  const found = await tx.apiKey.findFirst({ where: { id } });
  if (found === null) throw apiKeyNotFound();
  return found;
}

export function apiKeyNotFound(): NotFoundError {
  return new NotFoundError("This workspace has no such API key.");
}
