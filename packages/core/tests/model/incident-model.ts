import { DAY, MINUTE } from "./account-model.ts";
import { exchangeAnswer } from "./answers.ts";
import type { SystemModel } from "./system-model.ts";

/** An open incident, of the application or of the one region that there is. */
export interface IncidentModel {
  openedAt: number;
  /** When a sample is next taken. */
  dueAt: number;
}

export type Scope = "application" | "region";
export type Verdict = "tooFew" | "undecided" | "outage" | "clean";
/** What the other tokens say of one that is refused. */
export type Others = "well" | "failing" | "unknown";

/** §6: what one answer to an exchange says about the application. */
export function noteExchange(model: SystemModel, string: string): void {
  const answer = exchangeAnswer(model.answers, string);
  if (answer === "misconfigured") open(model, "application");
  else if (answer !== "throttled" && answer !== "unavailable") close(model, "application");
}

/** The control sample before a death: `sampled` are the strings that core has exchanged for it. */
export function askOthers(model: SystemModel, index: number, sampled: readonly string[]): Others {
  const { now, sample } = model;
  if (model.incidents.region !== null) return expectSample(sampled, []) && "failing";
  const holds = sample !== null && now - sample.takenAt < MINUTE;
  expectSample(sampled, holds ? [] : listFitting(model, now, index));
  const verdict = holds ? sample.verdict : takeSample(model, sampled);
  if (verdict === "outage") open(model, "region");
  if (verdict === "undecided") return "unknown";
  return verdict === "outage" ? "failing" : "well";
}

/** What is due about an incident: whether core took a sample says of which kind it was. */
export function followIncident(model: SystemModel, sampled: readonly string[]): void {
  const scope = (["region", "application"] as const).find((each) =>
    isFollowed(model, each, sampled),
  );
  if (scope === undefined) {
    // A part of a fleet that is called up.
    expectSample(sampled, []);
    return;
  }
  const incident = model.incidents[scope];
  if (incident === null) return;
  incident.dueAt = model.now + 5 * MINUTE;
  if (scope === "application") {
    const answers = sampled.map((string) => exchangeAnswer(model.answers, string));
    const isWell = answers.some((answer) => isDecided(answer));
    if (sampled.length === 0 ? !model.answers.isMisconfigured : isWell) close(model, scope);
    return;
  }
  const { openedAt } = incident;
  const isLong = model.now - openedAt >= DAY;
  const recent = isLong ? listFitting(model, model.now) : [];
  const asked = recent.length < 3 ? listFitting(model, openedAt) : recent;
  const verdict = takeSample(model, asked);
  const hasAccepted = asked.some((string) => exchangeAnswer(model.answers, string) === "ok");
  if (verdict === "clean" || (verdict === "tooFew" && (isLong || hasAccepted))) close(model, scope);
}

function isFollowed(model: SystemModel, scope: Scope, sampled: readonly string[]): boolean {
  const { now, incidents } = model;
  const incident = incidents[scope];
  if (incident === null || incident.dueAt > now) return false;
  const before = listFitting(model, incident.openedAt);
  const isLong = scope === "region" && now - incident.openedAt >= DAY;
  const recent = isLong ? listFitting(model, now) : [];
  const expected = recent.length < 3 ? [...recent, ...before] : recent;
  return expected.toSorted().join() === sampled.toSorted().join();
}

/** The strings of whom a refusal would be news: accepted within a day before `until`, and not about to end. */
function listFitting({ now, accounts }: SystemModel, until: number, except?: number): string[] {
  return accounts.flatMap((account, index) => {
    if (account === null || account.status === "DISABLED" || index === except) return [];
    const isEnding = account.expiresAt !== null && account.expiresAt <= now + DAY;
    return isEnding || account.lastSuccessAt <= until - DAY ? [] : [account.string];
  });
}

function expectSample(sampled: readonly string[], expected: readonly string[]): true {
  if (sampled.toSorted().join() === expected.toSorted().join()) return true;
  throw new Error(`A sample of ${sampled.length} was taken; the law says ${expected.length}`);
}

/** Opens an incident of the application where the sample meets its refused secret. */
function takeSample(model: SystemModel, strings: readonly string[]): Verdict {
  const answers = strings.map((string) => exchangeAnswer(model.answers, string));
  if (answers.includes("misconfigured")) open(model, "application");
  const verdict = judge(answers);
  model.sample = { takenAt: model.now, verdict };
  return verdict;
}

function judge(answers: readonly string[]): Verdict {
  const countOf = (one: string) => answers.filter((answer) => answer === one).length;
  const decided = answers.filter(isDecided).length;
  const refused = Math.max(countOf("invalid_grant"), countOf("unauthorized_client"));
  if (answers.length < 3) return "tooFew";
  if (decided < 3) return "undecided";
  return refused >= 3 && refused / decided >= 0.1 ? "outage" : "clean";
}

function isDecided(answer: string): boolean {
  return answer === "ok" || answer === "invalid_grant" || answer === "unauthorized_client";
}

function open(model: SystemModel, scope: Scope): void {
  const { now } = model;
  if (model.incidents[scope] !== null) return;
  model.incidents[scope] = { openedAt: now, dueAt: now + 5 * MINUTE };
  // Whom the last one's end calls up, this one's does.
  for (const account of model.accounts) if (account !== null) account.calledUpUntil = null;
  tell(model, "INCIDENT_OPENED");
}

/** Who is ENABLED is then probed within half an hour, unless he has verified at this very moment. */
function close(model: SystemModel, scope: Scope): void {
  const { now, accounts, incidents } = model;
  if (incidents[scope] === null) return;
  incidents[scope] = null;
  for (const account of accounts)
    if (account?.status === "ENABLED" && account.lastSuccessAt < now)
      account.calledUpUntil = now + 30 * MINUTE;
  tell(model, "INCIDENT_CLOSED");
}

function tell({ accounts, workspaceOf, told, now }: SystemModel, type: string): void {
  const concerned = accounts.flatMap((account, index) =>
    account === null ? [] : [workspaceOf[index] ?? 0],
  );
  for (const workspace of [...new Set(concerned)].sort())
    told.push({ type, data: {}, workspace, account: null, at: now });
}
