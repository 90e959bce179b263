import { type AccountModel, DAY, isDoubted, MINUTE, STAGES_DAYS, warn } from "./account-model.ts";
import { probeResult, trialResult } from "./answers.ts";
import type { Worked } from "./core-run.ts";
import { askOthers, followIncident, noteExchange } from "./incident-model.ts";
import { accept, at, type SystemModel, tellOf, triedFor } from "./system-model.ts";
import { applyProbe } from "./token-model.ts";

/** However often a doubted token was asked about, it is asked about again within this (§4). */
const BACKOFF_MAX = 30 * MINUTE;

/** Until when an account must have been probed (§4); null when nobody asks. */
export function probeDueAt(account: AccountModel): number | null {
  const { status, reason, lastProbeAt, firstRevokedAt, expiresAt } = account;
  if (reason === "USER") return null;
  const moments = [lastProbeAt + DAY];
  if (status === "DISABLED") return lastProbeAt + DAY;
  if (firstRevokedAt !== null && lastProbeAt < firstRevokedAt + MINUTE)
    moments.push(firstRevokedAt + MINUTE);
  if (expiresAt !== null && lastProbeAt < expiresAt) moments.push(expiresAt);
  if (account.calledUpUntil !== null) moments.push(account.calledUpUntil);
  if (isDoubted(account, lastProbeAt)) moments.push(lastProbeAt + BACKOFF_MAX);
  return Math.min(...moments);
}

export function candidateDueAt({ candidate }: AccountModel): number | null {
  return candidate && Math.min(candidate.lastTriedAt + 5 * MINUTE, candidate.until);
}

/** The next moment at which something must happen of itself. */
export function nextMoment({ accounts, now }: SystemModel): number {
  const moments = accounts.flatMap((account) => {
    if (account === null) return [];
    const { status, expiresAt } = account;
    const stages =
      status === "DISABLED" || expiresAt === null
        ? []
        : STAGES_DAYS.map((days) => expiresAt - days * DAY).filter((moment) => moment > now);
    return [probeDueAt(account), candidateDueAt(account), ...stages];
  });
  return Math.min(...moments.map((moment) => moment ?? Number.POSITIVE_INFINITY));
}

/** What happens of itself at this moment, given what core has worked in it. */
export function pass(model: SystemModel, worked: readonly Worked[]): void {
  const { now } = model;
  model.accounts.forEach((account, index) => {
    if (account !== null) warn(account, now, tellOf(model, index));
  });
  for (const item of worked) passItem(model, item);
  model.accounts.forEach((account, index) => {
    if (account === null) return;
    if (account.candidate && account.candidate.until <= now) reject(model, index, account);
    warn(account, now, tellOf(model, index));
    const due = probeDueAt(account);
    const isForced = model.broughtForward.has(index) && due !== null && account.lastProbeAt < now;
    if (isForced || (due !== null && due <= now) || (candidateDueAt(account) ?? now + 1) <= now)
      throw new Error(`Account ${index} was not asked about at ${new Date(now).toISOString()}`);
  });
  model.broughtForward.clear();
}

function passItem(model: SystemModel, { kind, exchanged }: Worked): void {
  if (kind === "INCIDENT") {
    followIncident(model, exchanged);
    return;
  }
  const [string, ...sampled] = exchanged;
  if (string === undefined) return;
  const isTrial = kind === "CANDIDATE";
  const index = model.accounts.findIndex(
    (account) => (isTrial ? account?.candidate?.string : account?.string) === string,
  );
  const account = model.accounts[index];
  if (!account) throw new Error("A string was exchanged that stands at no account");
  noteExchange(model, string);
  if (isTrial) {
    tryCandidate(model, index, account);
    return;
  }
  if (account.reason === "USER") throw new Error(`Account ${index} was asked about in vain`);
  applyProbe(account, probeResult(model.answers, string), {
    ...at(model, index),
    askOthers: () => askOthers(model, index, sampled),
  });
}

/** T62 to T65. */
function tryCandidate(model: SystemModel, index: number, account: AccountModel): void {
  const { candidate } = account;
  if (candidate === null) return;
  candidate.lastTriedAt = model.now;
  const { string, expiresAt } = candidate;
  const trial = trialResult(model.answers, string, triedFor(account, string));
  if (trial.kind === "accepted")
    accept(model, index, account, { string, expiresAt }, trial.orderId);
  else if (trial.kind === "refused" && trial.error !== "AMAZON_UNAVAILABLE")
    reject(model, index, account);
}

function reject(model: SystemModel, index: number, account: AccountModel): void {
  account.candidate = null;
  tellOf(model, index)("TOKEN_REJECTED");
}
