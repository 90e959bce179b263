import { DatabaseUnavailableError } from "./database-unavailable-error.ts";

/** What the driver adapter makes of connections that fail, and of servers that let nobody in. */
const KINDS = new Set([
  ...["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TlsConnectionError"],
  ...["TooManyConnections", "DatabaseAccessDenied", "AuthenticationFailed", "DatabaseDoesNotExist"],
]);

/**
 * PostgreSQL's: connections, its resources, the operator's intervention (a shutdown, a start, a statement that
 * took too long), a lock that took too long, a transaction that idled, a server that only reads, who may come in.
 */
const SQL_STATES = /^(?:08...|53...|57014|57P..|55P03|25P03|25006|28...|3D000)$/;

const SOCKET_CODES =
  /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|ERR_STREAM_DESTROYED)$/;

/** What pg and Prisma say without any code, in their own words. */
const WORDS =
  /Query read timeout|(?:read|write|connect) E[A-Z]{4,}|timeout exceeded when trying to connect|due to connection timeout|Connection terminated|timeout expired|not queryable|Received unexpected \w+ message|SSL connection|Unable to start a transaction|expired transaction|^ConnectionClosed$|^SocketTimeout$/;

const DEPTH_MAX = 6;

/** Whether an error of the driver's, or of Prisma's, says that the database is not there, rather than what of a statement is wrong. */
export function isUnavailable(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEPTH_MAX) return false;
  if (error instanceof DatabaseUnavailableError) return true;
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every((one) => isUnavailable(one, depth + 1));
  const told = readTold(error);
  if (told.isAbsent) return true;
  return [told.driverError, error.cause].some((inner) => isUnavailable(inner, depth + 1));
}

function readTold(error: Error): { isAbsent: boolean; driverError: unknown } {
  const { code, meta, cause } = error as Error & {
    code?: unknown;
    meta?: { driverAdapterError?: unknown };
    cause?: { kind?: unknown; originalCode?: unknown };
  };
  const driverError = meta?.driverAdapterError;
  const codes = [code, cause?.originalCode].map(String);
  const isAbsent =
    KINDS.has(String(cause?.kind)) ||
    codes.some((one) => SQL_STATES.test(one) || SOCKET_CODES.test(one)) ||
    // Prisma's own sentences quote the caller's code: of an error that has a cause in the driver that decides.
    (driverError === undefined && WORDS.test(error.message));
  return { isAbsent, driverError };
}
