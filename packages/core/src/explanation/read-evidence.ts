import type { Event } from "@evergrant/db";
import type { AmazonEvidence, SampleEvidence } from "./step.ts";

/** What an event's record holds of what came of asking; absent in events of before it was kept. */
export interface Evidence {
  rule: string | null;
  check: string | null;
  result: string | null;
  amazon: AmazonEvidence | null;
  firstRefusedAt: Date | null;
  sample: SampleEvidence | null;
}

export function readEvidence({ data }: Pick<Event, "data">): Evidence {
  const evidence = fieldsOf(fieldsOf(data).evidence);
  const { amazon, sample, firstRefusedAt } = evidence;
  return {
    rule: textOf(fieldsOf(data).rule),
    check: textOf(evidence.check),
    result: textOf(evidence.result),
    amazon: amazon === undefined ? null : readAmazon(fieldsOf(amazon)),
    firstRefusedAt: typeof firstRefusedAt === "string" ? new Date(firstRefusedAt) : null,
    sample: sample === undefined ? null : readSample(fieldsOf(sample)),
  };
}

/** One text that an event carries. */
export function readField({ data }: Pick<Event, "data">, name: string): string | null {
  const value = fieldsOf(data)[name];
  return typeof value === "number" ? String(value) : textOf(value);
}

function readAmazon(fields: Record<string, unknown>): AmazonEvidence {
  const { status } = fields;
  return {
    operation: textOf(fields.operation) ?? "",
    failureClass: textOf(fields.failureClass) ?? "",
    status: typeof status === "number" ? status : null,
    code: textOf(fields.code),
    requestId: textOf(fields.requestId),
  };
}

function readSample(fields: Record<string, unknown>): SampleEvidence {
  const numberOf = (value: unknown) => (typeof value === "number" ? value : 0);
  return {
    asked: numberOf(fields.asked),
    decided: numberOf(fields.decided),
    refused: numberOf(fields.refused),
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
