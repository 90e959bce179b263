import { DatabaseUnavailableError } from "@evergrant/db";

/** What of a logger is used here; pino's is one. */
interface Logger {
  error(fields: object, message: string): void;
}

/** Logs what failed and is tried again. That the database is away was told once, where it was noticed. */
export function tellFailure(
  { error, ...fields }: { error: unknown; [field: string]: unknown },
  logger: Logger,
  message: string,
): void {
  if (error instanceof DatabaseUnavailableError) return;
  logger.error({ err: error, ...fields }, message);
}
