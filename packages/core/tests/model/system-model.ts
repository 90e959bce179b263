import {
  type AccountModel,
  type AutomationModel,
  isDoubted,
  type Tell,
  type Told,
} from "./account-model.ts";
import { type Answers, trialResult } from "./answers.ts";
import { type IncidentModel, noteExchange, type Scope, type Verdict } from "./incident-model.ts";
import { applySave, applyTooEarly } from "./token-model.ts";

export interface SystemModel {
  now: number;
  answers: Answers;
  /** Null: not connected. */
  accounts: (AccountModel | null)[];
  /** The workspace of each account. */
  workspaceOf: number[];
  /** By workspace: whether it restores automations. */
  restores: boolean[];
  incidents: Record<Scope, IncidentModel | null>;
  /** The last control sample. */
  sample: { takenAt: number; verdict: Verdict } | null;
  /** Healthy accounts whose probe a refused save has brought forward. */
  broughtForward: Set<number>;
  /** The events in order; those of an incident have no account. */
  told: (Told & { workspace: number; account: number | null; at: number })[];
}

export interface Given {
  string: string;
  expiresAt: number | null;
}

/** What an account may take part in, all of one region. */
export const REGION_MARKETPLACE_IDS = ["ATVPDKIKX0DER", "A2EUQ1WTGCTBG2", "A1AM78C64UM0Y8"];

export function tellOf(model: SystemModel, account: number): Tell {
  const workspace = model.workspaceOf[account] ?? 0;
  return (type, data = {}) => model.told.push({ type, data, workspace, account, at: model.now });
}

export function at(model: SystemModel, account: number) {
  const restores = model.restores[model.workspaceOf[account] ?? 0] ?? false;
  return { now: model.now, restores, tell: tellOf(model, account) };
}

/** §2, for a string that is pasted at an account; the error it is refused with. */
export function save(model: SystemModel, index: number, given: Given): string | null {
  const { string } = given;
  const account = model.accounts[index] ?? null;
  if (!string.startsWith("Atzr|")) return "TOKEN_MALFORMED";
  if (given.expiresAt !== null && given.expiresAt <= model.now) return "BAD_INPUT";
  const isInUse = model.accounts.some(
    (other, place) =>
      place !== index && (other?.string === string || other?.candidate?.string === string),
  );
  if (isInUse) return "TOKEN_IN_USE";
  noteExchange(model, string);
  const trial = trialResult(model.answers, string, triedFor(account, string));
  if (trial.kind === "refused") {
    if (trial.error === "GRANT_DISABLED" && account !== null && !isDoubted(account, model.now))
      model.broughtForward.add(index);
    return trial.error;
  }
  if (account === null) {
    if (trial.kind === "accepted") connect(model, index, given, trial.orderId);
    return null;
  }
  if (trial.kind === "tooEarly") applyTooEarly(account, given, at(model, index));
  else accept(model, index, account, given, trial.orderId);
  return null;
}

export function triedFor(account: AccountModel | null, string: string) {
  return {
    regionMarketplaceIds: REGION_MARKETPLACE_IDS,
    marketplaceIds: account?.marketplaceIds ?? null,
    knownOrderId: account?.knownOrderId ?? null,
    hasVerified: account?.verifiedStrings.has(string) ?? false,
  };
}

export function accept(
  model: SystemModel,
  index: number,
  account: AccountModel,
  given: Given,
  orderId: string | null,
): void {
  // An order that came with a string says nothing new of that string itself.
  account.isSellerProven ||= account.knownOrderId !== null && given.string !== account.string;
  account.knownOrderId ??= orderId;
  account.marketplaceIds = model.answers.strings.get(given.string)?.marketplaceIds ?? [];
  applySave(account, given, at(model, index));
}

function connect(model: SystemModel, index: number, given: Given, orderId: string | null): void {
  const { string, expiresAt } = given;
  const { now } = model;
  model.accounts[index] = {
    ...{ status: "ENABLED", reason: null, string, verifiedStrings: new Set([string]), expiresAt },
    expirySource: expiresAt === null ? "UNKNOWN" : "USER",
    ...{ lastSuccessAt: now, lastProbeAt: now, isUndecided: false },
    ...{ isDegraded: false, isDegradedTold: false, firstRevokedAt: null },
    ...{ toldStageDays: null, candidate: null, calledUpUntil: null },
    automation: {
      status: "DISABLED",
      disabledBy: "DEFAULT",
      marketplaceIds: [],
    } satisfies AutomationModel,
    marketplaceIds: model.answers.strings.get(string)?.marketplaceIds ?? [],
    ...{ knownOrderId: orderId, isSellerProven: false },
  };
  const tell = tellOf(model, index);
  tell("ACCOUNT_CONNECTED");
  tell("TOKEN_ENABLED", { from: null, to: "ENABLED", reason: null });
}
