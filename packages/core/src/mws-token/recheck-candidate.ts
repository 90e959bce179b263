import type { MwsToken, SellerAccount } from "@evergrant/db";
import { loadCredentials } from "../amazon-application/credentials.ts";
import { requestSubscription } from "../amazon-notification/request-subscription.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { AmazonUnavailableError, DomainError } from "../errors.ts";
import { noteExchange } from "../incident/note-exchange.ts";
import { tellLearnt } from "../seller-account/account-states.ts";
import { sellerKeyOf } from "../seller-account/seller-key.ts";
import { applyTransition } from "./apply-transition.ts";
import { findToken } from "./find-token.ts";
import { learnFromTrial, noteLearnt } from "./learn.ts";
import type { Pasted } from "./on-saved.ts";
import { UNCHANGED } from "./status-change.ts";
import { adoptCandidate, destroyCandidate, loadSecret, type StoredSecret } from "./token-secret.ts";
import { transition } from "./transition.ts";
import { type TokenTrial, tryToken } from "./try-token.ts";
import { withinBudget } from "./within-budget.ts";

type Outcome = "waits" | "refused" | Extract<TokenTrial, { isAccepted: true }>;

/** Tries the string that waits for Amazon's caches once more (docs/lifecycle.md §3, T62 to T65). */
export async function recheckCandidate(
  deps: CoreDeps,
  actor: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<void> {
  const { account, token } = await findToken(deps.client, sellerAccountId);
  const key = { workspaceId: actor.workspaceId, sellerAccountId };
  const candidate = await loadSecret(deps, key, "CANDIDATE");
  const outcome =
    candidate === null
      ? "waits"
      : await withinBudget((signal) => tryCandidate(deps, account, candidate, signal));
  const now = deps.clock.now();
  const isOver = token.candidateUntil !== null && token.candidateUntil <= now;

  if (candidate === null || (outcome === "waits" && !isOver))
    return applyTransition(deps, actor, { token, transition: UNCHANGED, now, done: ["CANDIDATE"] });
  if (outcome === "waits" || outcome === "refused") {
    const refused = transition(token, { kind: "candidateRefused" }, now);
    return applyTransition(deps, actor, {
      token,
      transition: refused,
      now,
      alsoWrite: (tx) => destroyCandidate(tx, key),
      evidence: { check: "CANDIDATE", result: outcome === "refused" ? "refused" : "tooEarly" },
    });
  }
  const current = await loadSecret(deps, key, "CURRENT");
  const sameString =
    current !== null && Buffer.from(current.fingerprint).equals(candidate.fingerprint);
  const saved = transition(
    token,
    { kind: "saved", sameString, pasted: candidatePaste(token) },
    now,
  );
  const isNamed = isSellerNamed(token);
  const learnt = learnFromTrial(account, outcome, { isSellerNamed: isNamed, sameString });
  return applyTransition(deps, actor, {
    token,
    transition: saved,
    now,
    done: ["PROBE", "CONFIRM", "CANDIDATE"],
    alsoWrite: async (tx) => {
      await adoptCandidate(tx, key);
      await noteLearnt(tx, account, learnt);
      if (!sameString) await requestSubscription(tx, deps, key, now);
    },
    alsoTell: tellLearnt(account, learnt),
    evidence: { check: "CANDIDATE", result: "verified" },
  });
}

async function tryCandidate(
  deps: CoreDeps,
  account: SellerAccount,
  { refreshToken }: StoredSecret,
  signal: AbortSignal,
): Promise<Outcome> {
  const application = await loadCredentials(deps, account.applicationId);
  const { region } = account;
  const access = await deps.amazon.exchangeRefreshToken(
    { application, region, sellerKey: sellerKeyOf(account), refreshToken },
    signal,
  );
  await noteExchange(deps.installation, account.applicationId, access);
  if (!access.ok) return access.failure.class === "revoked" ? "refused" : "waits";
  try {
    const trial = await tryToken(deps, access.value, account, signal);
    return trial.isAccepted ? trial : "waits";
  } catch (error) {
    if (error instanceof AmazonUnavailableError) return "waits";
    if (error instanceof DomainError) return "refused";
    throw error;
  }
}

/** By the exchange of an MWS auth token, or by a consent, which alone counts its date from now (TERM). */
function isSellerNamed({ candidateKind, candidateExpirySource }: MwsToken): boolean {
  return candidateKind === "MWS_AUTH_TOKEN" || candidateExpirySource === "TERM";
}

function candidatePaste(token: MwsToken): Pasted {
  return {
    kind: token.candidateKind ?? token.kind,
    lastFour: token.candidateLastFour ?? token.lastFour,
    authorizedAt: token.candidateAuthorizedAt,
    expiresAt: token.candidateExpiresAt,
    // Candidates of before this column carry what a user gave.
    expirySource:
      token.candidateExpirySource ?? (token.candidateExpiresAt === null ? "UNKNOWN" : "USER"),
  };
}
