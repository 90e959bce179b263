export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const STAGES_DAYS = [60, 30, 14, 7, 3, 1];

/** One account as docs/lifecycle.md describes it. Moments are milliseconds. */
export interface AccountModel {
  status: "ENABLED" | "DISABLED";
  reason: string | null;
  string: string;
  /** Every string it has verified with. */
  verifiedStrings: Set<string>;
  expiresAt: number | null;
  expirySource: string;
  lastSuccessAt: number;
  lastProbeAt: number;
  isDegraded: boolean;
  isDegradedTold: boolean;
  firstRevokedAt: number | null;
  /** Whether the last probe was undecided. */
  isUndecided: boolean;
  /** Until when it is to be probed after an incident. */
  calledUpUntil: number | null;
  /** The smallest stage told for this grant. */
  toldStageDays: number | null;
  candidate: Candidate | null;
  automation: AutomationModel;
  marketplaceIds: string[];
  knownOrderId: string | null;
  isSellerProven: boolean;
}

export interface Candidate {
  string: string;
  expiresAt: number | null;
  until: number;
  lastTriedAt: number;
}

export interface AutomationModel {
  status: "ENABLED" | "DISABLED";
  disabledBy: "DEFAULT" | "USER" | "TOKEN" | null;
  marketplaceIds: string[];
}

export interface Told {
  type: string;
  data: Record<string, string | number | string[] | null>;
}

/** Tells an event of the account in hand. */
export type Tell = (type: string, data?: Told["data"]) => void;

export function isPast({ expiresAt }: Pick<AccountModel, "expiresAt">, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** Amazon has accepted the current string: doubts are forgotten. */
export function confirm(account: AccountModel, now: number): void {
  Object.assign(account, {
    lastSuccessAt: now,
    lastProbeAt: now,
    isDegraded: false,
    isDegradedTold: false,
    firstRevokedAt: null,
    isUndecided: false,
    calledUpUntil: null,
  });
}

export function tellRenewed({ expiresAt, expirySource }: AccountModel, tell: Tell): void {
  const date = expiresAt === null ? null : new Date(expiresAt).toISOString();
  tell("TOKEN_RENEWED", { expiresAt: date, expirySource });
}

/** DISABLED for a reason; its automation goes with it (A09, A13, A14). */
export function disable(account: AccountModel, reason: string, tell: Tell): void {
  const { automation } = account;
  tell("TOKEN_DISABLED", { from: account.status, to: "DISABLED", reason });
  Object.assign(account, {
    status: "DISABLED",
    reason,
    calledUpUntil: null,
    isDegraded: false,
    isDegradedTold: false,
    firstRevokedAt: null,
    isUndecided: false,
  });
  if (automation.status === "DISABLED") return;
  Object.assign(automation, { status: "DISABLED", disabledBy: "TOKEN" });
  tell("AUTOMATION_DISABLED", { from: "ENABLED", to: "DISABLED", disabledBy: "TOKEN" });
}

/** ENABLED again; its automation only where the workspace restores (A15 to A17). */
export function enable(account: AccountModel, restores: boolean, tell: Tell): void {
  const { automation } = account;
  tell("TOKEN_ENABLED", { from: account.status, to: "ENABLED", reason: null });
  Object.assign(account, { status: "ENABLED", reason: null });
  if (!restores || automation.disabledBy !== "TOKEN") return;
  Object.assign(automation, { status: "ENABLED", disabledBy: null });
  tell("AUTOMATION_ENABLED", {
    from: "DISABLED",
    to: "ENABLED",
    disabledBy: null,
    backlog: "RESCUE",
  });
}

/** The ladder of §7: the latest stage that is reached and untold is told at once. */
export function warn(account: AccountModel, now: number, tell: Tell): void {
  const { expiresAt, toldStageDays } = account;
  if (account.status === "DISABLED" || expiresAt === null || expiresAt <= now) return;
  const reached = STAGES_DAYS.filter((days) => now >= expiresAt - days * DAY);
  const stageDays = Math.min(...reached);
  if (reached.length === 0 || (toldStageDays !== null && toldStageDays <= stageDays)) return;
  account.toldStageDays = stageDays;
  const daysLeft = Math.ceil((expiresAt - now) / DAY);
  tell("TOKEN_EXPIRING", { daysLeft, expiresAt: new Date(expiresAt).toISOString(), stageDays });
}

/** What the red icon and the automation's alert say (§8). */
export function hasAlert(account: AccountModel, now: number): boolean {
  const { status, reason, expiresAt, automation } = account;
  if (automation.disabledBy === "TOKEN") return true;
  if (status === "DISABLED") return reason !== "USER";
  return expiresAt !== null && expiresAt - now <= 3 * DAY;
}

/** Whether an account is asked about again soon anyway. */
export function isDoubted(account: AccountModel, now: number): boolean {
  const { status, isUndecided, isDegraded } = account;
  return status === "ENABLED" && (isUndecided || isDegraded || isPast(account, now));
}
