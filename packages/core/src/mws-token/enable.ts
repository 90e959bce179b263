import type { MwsToken, SellerAccount } from "@evergrant/db";
import type { Actor, CoreDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { applyTransition } from "./apply-transition.ts";
import { bringProbeForward } from "./bring-probe-forward.ts";
import { type ExaminedToken, examineToken } from "./examine-token.ts";
import { type Exchanged, exchangeToken } from "./exchange-token.ts";
import { findToken } from "./find-token.ts";
import { checkDates, type GivenDates } from "./given-dates.ts";
import { noteTrial } from "./note-trial.ts";
import type { Pasted } from "./on-saved.ts";
import { destroyCandidate, findClaim, loadSecret, storeSecret } from "./token-secret.ts";
import { transition } from "./transition.ts";
import { type TokenTrial, tryToken } from "./try-token.ts";
import { withinBudget } from "./within-budget.ts";

export interface EnableMwsTokenInput extends GivenDates {
  sellerAccountId: string;
  token: string;
}

/**
 * Saves a string as the account's token, once Amazon accepts it (docs/lifecycle.md §2): Enable MWS
 * token, and Update MWS token. On any error the account stays as it was.
 */
export async function enableMwsToken(
  deps: CoreDeps,
  actor: Actor,
  input: EnableMwsTokenInput,
): Promise<{ sellerAccountId: string }> {
  const { account, token } = await findToken(deps.client, actor, input.sellerAccountId);
  const dates = checkDates(input, deps.clock.now());
  const examined = examineToken(deps.amazon, input.token);
  const key = { workspaceId: actor.workspaceId, sellerAccountId: account.id };
  const slots = await findSlots(deps, key, examined);
  try {
    const { exchanged, trial } = await withinBudget(async (signal) => {
      const exchanged = await exchangeToken(deps, account, { token: examined, ...slots }, signal);
      return { exchanged, trial: await tryToken(deps, exchanged.access, account, signal) };
    });
    const pasted = { kind: examined.kind, lastFour: examined.lastFour, ...dates };
    await save(deps, actor, { account, token, examined, pasted, exchanged, trial, ...slots });
  } catch (error) {
    if (error instanceof DomainError) await bringProbeForward(deps, token, error);
    throw error;
  }
  return { sellerAccountId: account.id };
}

/** Where the account already keeps this very string. */
async function findSlots(
  deps: CoreDeps,
  key: { workspaceId: string; sellerAccountId: string },
  { pasted }: ExaminedToken,
) {
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

interface Save {
  account: SellerAccount;
  token: MwsToken;
  examined: ExaminedToken;
  pasted: Pasted;
  exchanged: Exchanged;
  trial: TokenTrial;
  sameString: boolean;
  sameCandidate: boolean;
}

async function save(deps: CoreDeps, actor: Actor, saved: Save): Promise<void> {
  const { account, token, examined, pasted, exchanged, trial, sameString, sameCandidate } = saved;
  const key = { workspaceId: actor.workspaceId, sellerAccountId: account.id };
  const material = { pasted: examined.pasted, refreshToken: exchanged.refreshToken };
  const now = deps.clock.now();
  const input = trial.isAccepted
    ? ({ kind: "saved", sameString, pasted } as const)
    : ({ kind: "savedTooEarly", sameCandidate, pasted } as const);
  await applyTransition(deps, actor, {
    token,
    transition: transition(token, input, now),
    now,
    done: trial.isAccepted ? ["PROBE", "CONFIRM", "CANDIDATE"] : ["CANDIDATE"],
    alsoWrite: async (tx) => {
      if (!trial.isAccepted) {
        if (!sameCandidate) {
          await destroyCandidate(tx, key);
          await storeSecret(tx, deps.cipher, key, "CANDIDATE", material);
        }
        return;
      }
      await storeSecret(tx, deps.cipher, key, "CURRENT", material);
      await destroyCandidate(tx, key);
      const isExchangeProof = exchanged.isSellerProven;
      await noteTrial(tx, account, trial, { isExchangeProof, sameString });
    },
  });
}
