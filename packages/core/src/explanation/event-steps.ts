import type { Event } from "@evergrant/db";
import { readEvidence } from "./read-evidence.ts";
import { type KeyNames, sayEvent, sayFailure, saySample } from "./sentences.ts";
import { makeStep, type Step } from "./step.ts";

/** An event, after what was seen before it was told. */
export function stepsOf(event: Event, keyNames: KeyNames): Step[] {
  const evidence = readEvidence(event);
  const { rule, amazon, sample, firstRefusedAt } = evidence;
  const at = event.occurredAt;
  const isRefused = event.type === "TOKEN_DISABLED" && amazon?.failureClass === "revoked";
  return [
    ...(isRefused && firstRefusedAt !== null
      ? [
          makeStep({
            at: firstRefusedAt,
            kind: "AMAZON_REFUSED",
            sentence:
              "Amazon refused the token for the first time. It was to be asked again after a minute.",
            rule: "T18",
          }),
        ]
      : []),
    ...(amazon === null
      ? []
      : [
          makeStep({
            at,
            kind: isRefused ? "AMAZON_REFUSED" : "AMAZON_UNDECIDED",
            sentence: isRefused
              ? `Asked again, Amazon refused the token (${sayFailure(amazon)}).`
              : `Amazon could not be asked (${sayFailure(amazon)}).`,
            rule: "§1",
            amazon,
          }),
        ]),
    ...(sample === null
      ? []
      : [makeStep({ at, kind: "OTHERS_ASKED", sentence: saySample(sample), rule: "§6", sample })]),
    makeStep({ at, kind: "TOLD", sentence: sayEvent(event, evidence, keyNames), rule, event }),
  ];
}
