import type { EventType } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { refuseSecret } from "../refuse-secret.ts";
import { MAX_FILTER_ACCOUNTS, MAX_SECRET_OVERLAP_HOURS, overlapMsOf } from "./policy.ts";

/** Where events may be posted to, as it is kept. */
export function checkEndpointUrl({ egress }: Pick<CoreDeps, "egress">, given: string): string {
  const { href } = egress.checkUrl(given);
  refuseSecret("url", href);
  return href;
}

export function checkTypes(types: readonly EventType[]): EventType[] {
  return [...new Set(types)].sort();
}

/** Accounts of the workspace, each once. */
export async function checkAccounts(
  { client }: Pick<CoreDeps, "client">,
  given: readonly string[],
): Promise<string[]> {
  const ids = [...new Set(given)].sort();
  if (ids.length > MAX_FILTER_ACCOUNTS)
    throw new BadInputError(`sellerAccountIds names more than ${MAX_FILTER_ACCOUNTS} accounts.`);
  if (ids.length === 0) return [];
  const found = await client.sellerAccount.count({ where: { id: { in: ids } } });
  if (found < ids.length)
    throw new BadInputError("sellerAccountIds holds what is no account of this workspace.");
  return ids;
}

export function checkSecretOverlap(hours: number): number {
  if (!Number.isInteger(hours) || hours < 0 || hours > MAX_SECRET_OVERLAP_HOURS)
    throw new BadInputError(
      `overlapHours must be a whole number between 0 and ${MAX_SECRET_OVERLAP_HOURS}.`,
    );
  return overlapMsOf(hours);
}
