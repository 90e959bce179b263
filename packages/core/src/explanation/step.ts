import type { Event } from "@evergrant/db";

/** What a step is about. */
export type StepKind =
  | "TOLD"
  | "AMAZON_REFUSED"
  | "AMAZON_UNDECIDED"
  | "AMAZON_ACCEPTED"
  | "OTHERS_ASKED"
  | "INCIDENT"
  | "DOUBT"
  | "DATE";

/** One call to Amazon that failed. */
export interface AmazonEvidence {
  operation: string;
  failureClass: string;
  status: number | null;
  code: string | null;
  requestId: string | null;
}

/** What other tokens answered at the time. */
export interface SampleEvidence {
  asked: number;
  decided: number;
  refused: number;
}

/** One link of the chain that leads to what an account's token is now. */
export interface Step {
  at: Date;
  kind: StepKind;
  /** For people. */
  sentence: string;
  /** The rule of docs/lifecycle.md that was followed: a row, or a section. */
  rule: string | null;
  /** What it led to. */
  event: Event | null;
  amazon: AmazonEvidence | null;
  sample: SampleEvidence | null;
}

export function makeStep(
  step: Pick<Step, "at" | "kind" | "sentence"> & Partial<Omit<Step, "at" | "kind" | "sentence">>,
): Step {
  return { rule: null, event: null, amazon: null, sample: null, ...step };
}

/** A moment as the sentences write it. */
export function sayMoment(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
