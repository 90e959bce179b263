/**
 * The database cannot be reached, or did not answer in time. What was asked may succeed later; whether a
 * change that was under way has been made is not known.
 */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";

  /** `cause`: what the driver or Prisma has thrown. */
  constructor(cause: unknown) {
    const isSame = cause instanceof DatabaseUnavailableError;
    super(isSame ? cause.message : `${OPENING}: ${findWords(cause)}`, {
      cause: isSame ? cause.cause : cause,
    });
  }
}

const OPENING = "The database cannot be reached, or does not answer";
const WORDS_MAX = 300;

/** What was thrown, as far as it tells of the driver. */
type Thrown = Error & {
  meta?: { driverAdapterError?: unknown };
  cause?: { originalMessage?: unknown; host?: unknown; port?: unknown } | null;
};

/** The driver's words, which may name an address and a user, never a password; not Prisma's, which quote code. */
function findWords(error: unknown): string {
  if (!(error instanceof Error)) return "no reason is known.";
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.map(findWords).join("; ");
  const { meta, cause } = error as Thrown;
  if (meta?.driverAdapterError !== undefined) return findWords(meta.driverAdapterError);
  const words = String(cause?.originalMessage ?? error.message);
  const last = (words.trim().split("\n").at(-1) || error.name).slice(0, WORDS_MAX);
  return cause?.host === undefined ? last : `${last} (${cause.host}:${cause.port})`;
}
