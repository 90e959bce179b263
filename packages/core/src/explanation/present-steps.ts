import type { AmazonIncident, Event, MwsToken } from "@evergrant/db";
import { countOf } from "../count-of.ts";
import { readEvidence } from "./read-evidence.ts";
import { makeStep, type Step, sayMoment } from "./step.ts";

/** What is so now and was not told as an event: doubts, and a date that is not known. */
export function presentSteps(token: MwsToken, now: Date): Step[] {
  return [...doubts(token, now), ...unknownDate(token, now)];
}

/** An outage of Amazon's or of the application: while it lasts, nothing is disabled. */
export function incidentSteps({ region, openedAt, closedAt }: AmazonIncident): Step[] {
  const where = region === null ? "of the application" : `of the region ${region}`;
  const step = (at: Date, sentence: string) =>
    makeStep({ at, kind: "INCIDENT", sentence, rule: "§6" });
  return [
    step(openedAt, `An incident ${where} began: no refusal disables a token while it lasts.`),
    ...(closedAt === null ? [] : [step(closedAt, `The incident ${where} ended.`)]),
  ];
}

/** When Amazon last accepted the token, and what it was asked; most of these are told by no event. */
export function lastCheckSteps({ lastVerifiedAt }: MwsToken, events: readonly Event[]): Step[] {
  if (lastVerifiedAt === null) return [];
  const isProbe = !events.some(
    (event) => event.occurredAt.getTime() === lastVerifiedAt.getTime() && isSave(event),
  );
  const check = isProbe
    ? "by a probe: a refresh exchange, and the marketplaces that the seller takes part in"
    : "when it was saved: an exchange, the seller's marketplaces, and an order";
  return [
    makeStep({
      at: lastVerifiedAt,
      kind: "AMAZON_ACCEPTED",
      sentence: `Amazon last accepted the token at ${sayMoment(lastVerifiedAt)}, ${check}.`,
      rule: isProbe ? "§4" : "§2",
    }),
  ];
}

function isSave(event: Event): boolean {
  const { check, rule } = readEvidence(event);
  return rule === "T01" || check === "SAVE" || check === "CANDIDATE";
}

function doubts(token: MwsToken, now: Date): Step[] {
  const { status, firstRevokedAt, degradedAt, degradedTold, failedProbes, candidateUntil } = token;
  const step = (at: Date, sentence: string, rule: string) =>
    makeStep({ at, kind: "DOUBT", sentence, rule });
  return [
    ...(status === "ENABLED" && firstRevokedAt !== null
      ? [
          step(
            firstRevokedAt,
            `Amazon refused the token first at ${sayMoment(firstRevokedAt)}. It stays ENABLED until that is confirmed, and others of its region and application are well.`,
            "T18",
          ),
        ]
      : []),
    ...(status === "ENABLED" && firstRevokedAt === null && degradedAt !== null && !degradedTold
      ? [step(degradedAt, "The token is not confirmed since then.", "§4")]
      : []),
    ...(status === "ENABLED" && firstRevokedAt === null && failedProbes > 0
      ? [
          step(
            now,
            `Lately ${countOf(failedProbes, "probe")} decided nothing. It is asked again.`,
            "T14",
          ),
        ]
      : []),
    ...(candidateUntil === null
      ? []
      : [step(now, `A new string waits until ${sayMoment(candidateUntil)}.`, "§3")]),
  ];
}

function unknownDate(
  { status, expiresAt, expirySource, statusChangedAt }: MwsToken,
  now: Date,
): Step[] {
  if (status === "DISABLED" || expiresAt !== null) return [];
  const isOutlived = expirySource === "PROBE";
  return [
    makeStep({
      at: isOutlived ? now : statusChangedAt,
      kind: "DATE",
      sentence: isOutlived
        ? "Its date has passed and Amazon accepts it: when it ends is unknown. Record the date that Manage Your Apps shows."
        : "When it ends is unknown: nobody entered a date, and Amazon's API does not tell one.",
      rule: isOutlived ? "T11" : "§2",
    }),
  ];
}
