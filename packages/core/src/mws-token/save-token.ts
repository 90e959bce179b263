import type { WorkspaceTransaction } from "@evergrant/db";
import { requestSubscription } from "../amazon-notification/request-subscription.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import type { NewEvent } from "../event/new-event.ts";
import { tellLearnt } from "../seller-account/account-states.ts";
import { amazonUnavailable } from "./amazon-errors.ts";
import { applyTransition } from "./apply-transition.ts";
import { bringProbeForward } from "./bring-probe-forward.ts";
import type { ExaminedToken } from "./examine-token.ts";
import { type Exchanged, exchangeToken } from "./exchange-token.ts";
import type { AccountWithToken } from "./find-token.ts";
import { learnFromTrial, noteLearnt } from "./learn.ts";
import type { Pasted, SavedDates } from "./on-saved.ts";
import {
  destroyCandidate,
  findClaim,
  loadSecret,
  type SealedMaterial,
  sealMaterial,
  storeSecret,
} from "./token-secret.ts";
import { transition } from "./transition.ts";
import { type TokenTrial, tryToken } from "./try-token.ts";
import { withinBudget } from "./within-budget.ts";

/** A string that is to become an account's token. */
export interface OfferedToken {
  examined: ExaminedToken;
  dates: SavedDates;
  /** Whether Amazon named the seller when it handed out the string. */
  isSellerNamed: boolean;
}

/** How the string is come by: remotely too, within the same budget as what follows. */
export type Offer = (signal: AbortSignal) => Promise<OfferedToken>;

/** What is written and told in the same transaction, once the string is accepted. */
export interface Beside {
  write(tx: WorkspaceTransaction): Promise<void>;
  events: readonly NewEvent[];
}

export interface SavedString {
  offer: Offer;
  beside?: Beside;
  /** Whether it may wait for Amazon's caches; absent: it may. */
  mayWait?: boolean;
}

export type SavedAs = "CURRENT" | "CANDIDATE";

interface AccountKey {
  workspaceId: string;
  sellerAccountId: string;
}

/**
 * Steps 2 to 5 of a save and its transaction (docs/lifecycle.md §2), whoever offers the string. Answers
 * whether it is the account's token now or waits. On any error the account stays as it was.
 */
export async function saveToken(
  deps: CoreDeps,
  actor: Actor,
  found: AccountWithToken,
  { offer, beside, mayWait = true }: SavedString,
): Promise<SavedAs> {
  const { account } = found;
  const key = { workspaceId: actor.workspaceId, sellerAccountId: account.id };
  try {
    const tried = await withinBudget(async (signal) => {
      const offered = await offer(signal);
      const slots = await findSlots(deps, key, offered.examined);
      const string = { token: offered.examined, ...slots };
      const exchanged = await exchangeToken(deps, account, string, signal);
      const trial = await tryToken(deps, exchanged.access, account, signal);
      if (!trial.isAccepted && !mayWait) throw amazonUnavailable();
      return { ...offered, ...slots, exchanged, trial };
    });
    const { trial } = tried;
    if (trial.isAccepted) await commitAccepted(deps, actor, found, { ...tried, trial }, beside);
    else await commitTooEarly(deps, actor, found, tried);
    return trial.isAccepted ? "CURRENT" : "CANDIDATE";
  } catch (error) {
    if (error instanceof DomainError) await bringProbeForward(deps, found.token, error);
    throw error;
  }
}

interface TriedToken extends OfferedToken {
  exchanged: Exchanged;
  trial: TokenTrial;
  sameString: boolean;
  sameCandidate: boolean;
}

type AcceptedToken = TriedToken & { trial: Extract<TokenTrial, { isAccepted: true }> };

async function commitAccepted(
  deps: CoreDeps,
  actor: Actor,
  { account, token }: AccountWithToken,
  accepted: AcceptedToken,
  beside: Beside | undefined,
): Promise<void> {
  const { exchanged, trial, sameString } = accepted;
  const key = { workspaceId: actor.workspaceId, sellerAccountId: account.id };
  const isSellerNamed = accepted.isSellerNamed || exchanged.isSellerProven;
  const learnt = learnFromTrial(account, trial, { isSellerNamed, sameString });
  const sealed = await seal(deps, key, accepted);
  const now = deps.clock.now();
  await applyTransition(deps, actor, {
    token,
    transition: transition(token, { kind: "saved", sameString, pasted: pastedOf(accepted) }, now),
    now,
    done: ["PROBE", "CONFIRM", "CANDIDATE"],
    alsoWrite: async (tx) => {
      await storeSecret(tx, key, "CURRENT", sealed);
      await destroyCandidate(tx, key);
      await noteLearnt(tx, account, learnt);
      await beside?.write(tx);
      if (!sameString) await requestSubscription(tx, deps, key, now);
    },
    alsoTell: [...(beside?.events ?? []), ...tellLearnt(account, learnt)],
    evidence: { check: "SAVE", result: "verified" },
  });
}

async function commitTooEarly(
  deps: CoreDeps,
  actor: Actor,
  { account, token }: AccountWithToken,
  tried: TriedToken,
): Promise<void> {
  const { sameCandidate } = tried;
  const key = { workspaceId: actor.workspaceId, sellerAccountId: account.id };
  const sealed = sameCandidate ? null : await seal(deps, key, tried);
  const input = { kind: "savedTooEarly", sameCandidate, pasted: pastedOf(tried) } as const;
  const now = deps.clock.now();
  await applyTransition(deps, actor, {
    token,
    transition: transition(token, input, now),
    now,
    done: ["CANDIDATE"],
    evidence: { check: "SAVE", result: "tooEarly" },
    alsoWrite: async (tx) => {
      if (sealed === null) return;
      await destroyCandidate(tx, key);
      await storeSecret(tx, key, "CANDIDATE", sealed);
    },
  });
}

function pastedOf({ examined: { kind, lastFour }, dates }: TriedToken): Pasted {
  return { kind, lastFour, ...dates };
}

function seal(
  { cipher }: CoreDeps,
  key: AccountKey,
  { examined: { pasted }, exchanged: { refreshToken } }: TriedToken,
): Promise<SealedMaterial> {
  return sealMaterial(cipher, key, { pasted, refreshToken });
}

/** Where the account already keeps this very string. */
async function findSlots(deps: CoreDeps, key: AccountKey, { pasted }: ExaminedToken) {
  const fingerprint = deps.cipher.fingerprint(pasted);
  const { hasVerifiedHere } = await findClaim(deps.client, key, fingerprint);
  const current = await loadSecret(deps, key, "CURRENT");
  const candidate = await loadSecret(deps, key, "CANDIDATE");
  const isSame = (found: typeof current) =>
    found !== null && Buffer.from(fingerprint).equals(found.fingerprint);
  const sameString = isSame(current);
  const sameCandidate = isSame(candidate);
  const stored = sameString ? current : sameCandidate ? candidate : null;
  return { hasVerifiedHere, sameString, sameCandidate, stored };
}
