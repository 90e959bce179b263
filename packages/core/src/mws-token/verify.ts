import type { AmazonIncident } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { ConflictError } from "../errors.ts";
import { askOthers, type Others } from "../incident/ask-others.ts";
import { closeIncident, openIncident } from "../incident/change-incident.ts";
import type { Sample } from "../incident/judge-sample.ts";
import { readSample } from "../incident/shared-sample.ts";
import { tellLearnt } from "../seller-account/account-states.ts";
import { applyTransition } from "./apply-transition.ts";
import { probeEvidence } from "./evidence.ts";
import { findProbed, type Probed } from "./find-probed.ts";
import { type Learnt, noteLearnt } from "./learn.ts";
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
  deps.observer?.probed?.("failure" in result ? result.failure.class : result.kind);
  await followIncidents(deps, probed, result);
  const { token, account } = probed;
  const { others, sample } = await findOthers(deps, probed, result);
  const input: TokenInput =
    result.kind === "revoked"
      ? { kind: result.kind, code: result.code, others }
      : { kind: result.kind };
  const now = deps.clock.now();
  const learnt = learnFromProbe(probed, result);
  await applyTransition(deps, actor, {
    token,
    transition: transition(token, input, now),
    now,
    done: ["PROBE", "CONFIRM"],
    alsoWrite: learnt && ((tx) => noteLearnt(tx, account, learnt)),
    alsoTell: learnt && tellLearnt(account, learnt),
    evidence: probeEvidence(token, result, sample),
  });
  return { sellerAccountId };
}

/** The others are asked where it would be this token's end, unless an incident says already that it is theirs too. */
async function findOthers(
  deps: CoreDeps,
  probed: Probed,
  result: ProbeResult,
): Promise<{ others: Others; sample: Sample | null }> {
  if (result.kind !== "revoked") return { others: "well", sample: null };
  if (probed.incidents.some(isRegional)) return { others: "failing", sample: null };
  const alone: TokenInput = { kind: "revoked", code: result.code, others: "well" };
  const { patch } = transition(probed.token, alone, deps.clock.now());
  if (patch.status !== "DISABLED") return { others: "well", sample: null };
  const { installation } = deps;
  const others = await askOthers(installation, probed);
  if (others !== "well") return { others, sample: null };
  return { others, sample: await readSample(installation.database.system, deps, probed.account) };
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
function learnFromProbe({ account, token }: Probed, result: ProbeResult): Learnt | undefined {
  if (result.kind !== "verified" || token.disabledReason === "USER") return undefined;
  const { missingRole } = result;
  const marketplaceIds = result.marketplaceIds ?? account.marketplaceIds;
  const isKnown =
    missingRole === account.missingRole && marketplaceIds.join() === account.marketplaceIds.join();
  return isKnown ? undefined : { missingRole, marketplaceIds };
}
