import type { AmazonIncident, WorkspaceTransaction } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { askOthers, type Others } from "../incident/ask-others.ts";
import { closeIncident, openIncident } from "../incident/change-incident.ts";
import { applyTransition } from "./apply-transition.ts";
import { findProbed, type Probed } from "./find-probed.ts";
import { type ProbeResult, probe } from "./probe.ts";
import { type TokenInput, transition } from "./transition.ts";

interface VerifyMwsTokenInput {
  sellerAccountId: string;
}

/**
 * Asks Amazon about an account's token and records what it says. Not an error when the token turns out
 * dead. Where somebody changes the token meanwhile, what he made of it is asked about.
 */
export async function verifyMwsToken(
  deps: CoreDeps,
  actor: Actor,
  input: VerifyMwsTokenInput,
): Promise<{ sellerAccountId: string }> {
  return verifyDueToken(deps, actor, input).catch((error: unknown) => {
    if (error instanceof ConflictError) return verifyDueToken(deps, actor, input);
    throw error;
  });
}

/** The same, once: whoever changed the token meanwhile has also said when it is due next. */
export async function verifyDueToken(
  deps: CoreDeps,
  actor: Actor,
  { sellerAccountId }: VerifyMwsTokenInput,
): Promise<{ sellerAccountId: string }> {
  const probed = await findProbed(deps, sellerAccountId);
  const result = await probe(deps, probed);
  await followIncidents(deps, probed, result);
  const input: TokenInput =
    result.kind === "revoked"
      ? { ...result, others: await findOthers(deps, probed, result) }
      : { kind: result.kind };
  const { token } = probed;
  const now = deps.clock.now();
  const verified = transition(token, input, now);
  const alsoWrite = notes(probed, result);
  const done = ["PROBE", "CONFIRM"] as const;
  await applyTransition(deps, actor, { token, transition: verified, now, done, alsoWrite });
  return { sellerAccountId };
}

/** The others are asked where it would be this token's end, unless an incident says already that it is theirs too. */
async function findOthers(
  deps: CoreDeps,
  probed: Probed,
  { code }: Extract<ProbeResult, { kind: "revoked" }>,
): Promise<Others> {
  if (probed.incidents.some(isRegional)) return "failing";
  const alone: TokenInput = { kind: "revoked", code, others: "well" };
  const { patch } = transition(probed.token, alone, deps.clock.now());
  return patch.status === "DISABLED" ? askOthers(deps.installation, probed) : "well";
}

/**
 * `misconfigured` opens an incident of the application. An exchange that succeeds or is `revoked` proves
 * its secret healthy, and so ends one (docs/lifecycle.md §6).
 */
async function followIncidents(
  deps: CoreDeps,
  { account, incidents }: Probed,
  result: ProbeResult,
): Promise<void> {
  const application = result.kind === "undecided" ? result.application : "healthy";
  const ofApplication = incidents.filter((incident) => !isRegional(incident));
  // Most probes of an outage find its incident open: they need no lock to know.
  if (application === "misconfigured" && ofApplication.length === 0)
    await openIncident(deps.installation, { applicationId: account.applicationId, region: null });
  if (application !== "healthy") return;
  for (const incident of ofApplication) await closeIncident(deps.installation, incident);
}

function isRegional({ region }: AmazonIncident): boolean {
  return region !== null;
}

/** What the account learns from a probe: its marketplaces, and a role that is missing. */
function notes(
  { account, token }: Probed,
  result: ProbeResult,
): ((tx: WorkspaceTransaction) => Promise<void>) | undefined {
  if (result.kind !== "verified" || token.disabledReason === "USER") return undefined;
  const { missingRole } = result;
  const marketplaceIds = result.marketplaceIds ?? account.marketplaceIds;
  const isKnown =
    missingRole === account.missingRole && marketplaceIds.join() === account.marketplaceIds.join();
  if (isKnown) return undefined;
  const { workspaceId, id } = account;
  return async (tx) => {
    await tx.sellerAccount.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { missingRole, marketplaceIds },
    });
  };
}
