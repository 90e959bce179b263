import type { MwsToken, Prisma, SellerAccount } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { closeIncident, openIncident } from "../incident/change-incident.ts";
import { findOpenIncident } from "../incident/find-open-incident.ts";
import { applyTransition } from "./apply-transition.ts";
import { findToken } from "./find-token.ts";
import { type ProbeResult, probe } from "./probe.ts";
import { type TokenInput, transition } from "./transition.ts";

/**
 * Asks Amazon about an account's token and records what it says: asked for by a user, and by what is
 * due. Not an error when the token turns out dead.
 */
export async function verifyMwsToken(
  deps: CoreDeps,
  actor: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<{ sellerAccountId: string }> {
  const { account, token } = await findToken(deps.client, actor, sellerAccountId);
  const result = await probe(deps, account, token);
  const duringIncident = await followIncident(deps, account, result);
  const now = deps.clock.now();
  const input: TokenInput =
    result.kind === "revoked" ? { ...result, duringIncident } : { kind: result.kind };
  await applyTransition(
    deps,
    actor,
    { token, transition: transition(token, input, now), now },
    (tx) => noteOnAccount(tx, account, token, result),
  );
  return { sellerAccountId };
}

/**
 * Any answer but `misconfigured` proves the application's secret healthy, and so ends an incident of
 * the application. Answers whether an incident of the account's region is open.
 */
async function followIncident(
  deps: CoreDeps,
  account: SellerAccount,
  result: ProbeResult,
): Promise<boolean> {
  if (result.kind === "undecided") {
    if (result.isMisconfigured) await openIncident(deps, account.applicationId);
    return false;
  }
  const incident = await findOpenIncident(deps.client, account);
  if (incident === null) return false;
  if (incident.region !== null) return true;
  await closeIncident(deps, incident);
  return false;
}

async function noteOnAccount(
  tx: Prisma.TransactionClient,
  account: SellerAccount,
  token: MwsToken,
  result: ProbeResult,
): Promise<void> {
  if (result.kind !== "verified" || token.disabledReason === "USER") return;
  const { missingRole } = result;
  const marketplaceIds = result.marketplaceIds ?? account.marketplaceIds;
  const isSame =
    missingRole === account.missingRole && marketplaceIds.join() === account.marketplaceIds.join();
  if (isSame) return;
  await tx.sellerAccount.update({
    where: { workspaceId_id: { workspaceId: account.workspaceId, id: account.id } },
    data: { missingRole, marketplaceIds },
  });
}
