import { isRecord } from "../sp-api/is-record.ts";
import { refuseValue, SqsError } from "./sqs-error.ts";

export type Fields = Record<string, unknown>;

/** @throws SqsError when it is absent or no text. */
export function readText(fields: Fields, name: string): string {
  const value = readOptionalText(fields, name);
  if (value === undefined) {
    throw new SqsError(
      "MissingRequiredParameterException",
      `The request must contain the parameter ${name}.`,
    );
  }
  return value;
}

export function readOptionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  throw new SqsError("SerializationException", `${name} is not a string.`);
}

/** A whole number within its limits, if it is there. */
export function readWhole(
  fields: Fields,
  name: string,
  { min, max }: { min: number; max: number },
): number | undefined {
  const value = fields[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) {
    return value;
  }
  throw refuseValue(name, value, `Must be between ${min} and ${max}, if provided.`);
}

export function readTexts(fields: Fields, name: string): string[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) {
    throw new SqsError("SerializationException", `${name} is not a list of strings.`);
  }
  return value.map(String);
}

export function readMap(fields: Fields, name: string): Fields {
  const value = fields[name] ?? {};
  if (isRecord(value)) return value;
  throw new SqsError("SerializationException", `${name} is not a map.`);
}
