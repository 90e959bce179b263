import { readBody } from "../read-body.ts";
import { ControlError } from "./control-error.ts";

export type Input = Record<string, unknown>;

/** The JSON object in the body; an empty body is an empty object. */
export async function readInput(request: Request): Promise<Input> {
  const body = await readBody(request);
  if (body === null) throw new ControlError(413, "The body is larger than 100 kB.");
  if (body.trim() === "") return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new ControlError(400, "The body is not JSON; send a JSON object.");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new ControlError(400, "The body is not a JSON object.");
  }
  return parsed as Input;
}

/** A field that is absent or null is undefined; of a wrong type it is refused. */
export function readString(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== "string" || value.trim() === "") {
    throw new ControlError(400, `${name} must be a non-empty string.`);
  }
  return value;
}

export function readBoolean(input: Input, name: string): boolean {
  const value = input[name] ?? false;
  if (typeof value !== "boolean") throw new ControlError(400, `${name} must be true or false.`);
  return value;
}

export function readNumber(
  input: Input,
  name: string,
  limits: { min: number; max: number; isWhole?: boolean },
): number | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined) return undefined;
  const { min, max, isWhole = false } = limits;
  const isFit = typeof value === "number" && value >= min && value <= max;
  if (!isFit || (isWhole && !Number.isInteger(value))) {
    const kind = isWhole ? "a whole number" : "a number";
    throw new ControlError(400, `${name} must be ${kind} from ${min} to ${max}.`);
  }
  return value;
}

export function readChoice<const T extends string>(
  input: Input,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = readString(input, name);
  const choice = choices.find((candidate) => candidate === value);
  if (value !== undefined && choice === undefined) {
    throw new ControlError(400, `${name} must be one of ${choices.join(", ")}.`);
  }
  return choice;
}
