import { DatabaseUnavailableError } from "@evergrant/db";
import type { Logger } from "pino";

/** Logs what failed and is tried again. That the database is away was told once, where it was noticed. */
export function tellFailure(
  { error, ...fields }: { error: unknown; [field: string]: unknown },
  logger: Pick<Logger, "error">,
  message: string,
): void {
  if (error instanceof DatabaseUnavailableError) return;
  logger.error({ err: error, ...fields }, message);
}
