import {
  type AccountModel,
  confirm,
  DAY,
  disable,
  enable,
  isPast,
  MINUTE,
  type Tell,
  tellRenewed,
} from "./account-model.ts";
import type { ProbeResult } from "./answers.ts";
import type { Others } from "./incident-model.ts";

interface At {
  now: number;
  /** Whether the workspace restores automations. */
  restores: boolean;
  tell: Tell;
}

/** A date that has passed, of a token that lives: it was wrong (§2, Dates). */
function forgetPassedDate(account: AccountModel, now: number): boolean {
  if (!isPast(account, now)) return false;
  Object.assign(account, { expiresAt: null, expirySource: "PROBE", toldStageDays: null });
  return true;
}

interface ProbedAt extends At {
  /** Asked where it would be the token's end. */
  askOthers: () => Others;
}

/** T10 to T26, T50 to T58. */
export function applyProbe(account: AccountModel, result: ProbeResult, at: ProbedAt): void {
  const { now, restores, tell } = at;
  account.lastProbeAt = now;
  account.calledUpUntil = null;
  if (account.reason === "USER") return;
  if (account.status === "DISABLED") {
    if (result !== "verified") return;
    forgetPassedDate(account, now);
    confirm(account, now);
    enable(account, restores, tell);
    return;
  }
  if (result === "verified") verified(account, at);
  else if (result === "inactive") disable(account, "SELLER_INACTIVE", tell);
  else if (result === "undecided") undecided(account, at);
  else revoked(account, result === "revokedByClient", at);
}

function verified(account: AccountModel, { now, tell }: At): void {
  const wasTold = account.isDegradedTold;
  const isRedated = forgetPassedDate(account, now);
  confirm(account, now);
  if (isRedated) tellRenewed(account, tell);
  if (wasTold) tell("TOKEN_RECOVERED");
}

function undecided(account: AccountModel, { now, tell }: At): void {
  account.isUndecided = true;
  const isOld = now - account.lastSuccessAt >= DAY;
  if (account.isDegradedTold || !(isOld || isPast(account, now))) return;
  account.isDegraded = true;
  account.isDegradedTold = true;
  tell("TOKEN_DEGRADED");
}

function revoked(
  account: AccountModel,
  byClient: boolean,
  { now, tell, askOthers }: ProbedAt,
): void {
  account.isUndecided = false;
  account.isDegraded = true;
  if (account.firstRevokedAt === null) {
    account.firstRevokedAt = now;
    return;
  }
  if (now - account.firstRevokedAt < MINUTE || askOthers() !== "well") return;
  const isExpired = isPast(account, account.firstRevokedAt);
  disable(account, byClient ? "INVALID" : isExpired ? "EXPIRED" : "REVOKED", tell);
}

/** T40 to T46, T62, T63, T68: a string was saved and verified. */
export function applySave(
  account: AccountModel,
  { string, expiresAt }: { string: string; expiresAt: number | null },
  { now, restores, tell }: At,
): void {
  const isSame = string === account.string;
  const isRedated = expiresAt !== null && expiresAt !== account.expiresAt;
  const wasTold = account.isDegradedTold;
  let isNews = !isSame || isRedated;
  if (expiresAt !== null) Object.assign(account, { expiresAt, expirySource: "USER" });
  else if (!isSame) Object.assign(account, { expiresAt: null, expirySource: "UNKNOWN" });
  else isNews = forgetPassedDate(account, now) || isNews;
  if (!isSame || isRedated) account.toldStageDays = null;
  account.string = string;
  account.verifiedStrings.add(string);
  account.candidate = null;
  confirm(account, now);
  if (account.status === "DISABLED") {
    enable(account, restores, tell);
    return;
  }
  if (isNews) tellRenewed(account, tell);
  if (isSame && wasTold) tell("TOKEN_RECOVERED");
}

/** T60, T61, T69: the string waits as a candidate. */
export function applyTooEarly(
  account: AccountModel,
  { string, expiresAt }: { string: string; expiresAt: number | null },
  { now, tell }: At,
): void {
  if (account.candidate?.string === string) {
    account.candidate.lastTriedAt = now;
    return;
  }
  const until = now + 60 * MINUTE;
  account.candidate = { string, expiresAt, until, lastTriedAt: now };
  tell("TOKEN_PENDING", { until: new Date(until).toISOString() });
}

/** T30, T31, T66, T67. */
export function applySwitchOff(account: AccountModel, tell: Tell): void {
  account.candidate = null;
  if (account.status === "ENABLED") disable(account, "USER", tell);
}

/** T32 to T34; answers the error. */
export function applyDate(account: AccountModel, expiresAt: number, at: At): string | null {
  if (account.status === "DISABLED") return "TOKEN_DISABLED";
  if (expiresAt <= at.now) return "BAD_INPUT";
  if (account.expiresAt === expiresAt) return null;
  Object.assign(account, { expiresAt, expirySource: "USER", toldStageDays: null });
  tellRenewed(account, at.tell);
  return null;
}
