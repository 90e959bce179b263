/** What of a logger is used here; pino's is one. */
interface Logger {
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

/** One line when something goes, one when it is back, however often it is tried meanwhile. */
export interface OutageLog {
  failed(error: unknown): void;
  worked(): void;
}

export function createOutageLog(
  logger: Logger,
  { lost, back }: { lost: string; back: string },
): OutageLog {
  let lostAt: number | null = null;
  return {
    failed(error) {
      if (lostAt === null) logger.warn({ err: error }, lost);
      lostAt ??= performance.now();
    },
    worked() {
      if (lostAt === null) return;
      logger.info({ lostForMs: Math.round(performance.now() - lostAt) }, back);
      lostAt = null;
    },
  };
}
