import { KeysUnavailableError } from "@evergrant/core";
import { DatabaseUnavailableError, isUnavailable } from "@evergrant/db";
import { StartError } from "./environment.ts";

/** What a process says that cannot go on: one line where whoever runs it can mend it, else where it happened. */
export function explainEnd(error: unknown): string {
  if (error instanceof StartError || error instanceof KeysUnavailableError) return error.message;
  if (isUnavailable(error)) return new DatabaseUnavailableError(error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
