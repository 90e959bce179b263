/** How long a socket may take until it says who it is. */
export const INIT_MS = 10_000;

/** A socket whose peer has answered none of so many pings is cut: within 30 s, at a ping every 10 s. */
export const MISSED_PINGS = 2;

/** While something waits for it, a ping does too: a socket that takes nothing of it is cut after so many, a minute. */
export const BLOCKED_PINGS = 6;

/** A socket without an operation is closed after so many pings: five minutes. */
export const IDLE_PINGS = 30;

/** How much may wait within a socket before its streams keep what comes, within their own bounds, and its peer is read no more. */
export const BUFFERED_MAX_BYTES = 65_536;

/** A socket for which more waits is cut: with each of its operations a result may be on its way, and answers that were asked for before. */
export const BUFFERED_LIMIT_BYTES = 4_194_304;

/** How long a socket that was told to close may take, while the process stops or it was refused. */
export const CLOSE_MS = 2_000;

/** Longer ones are refused: an operation's id is said again with each of its results. */
export const OPERATION_ID_MAX_LENGTH = 128;

/** What the reason of a close frame may take. */
export const CLOSE_REASON_MAX_BYTES = 123;

/** The close codes that are used here, of RFC 6455, the IANA's registry and graphql-transport-ws. */
export const CLOSE_CODES = {
  idle: 1000,
  /** Service restart: come back. */
  stopping: 1012,
  /** Try again later. */
  refusedForNow: 1013,
  failed: 4500,
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
} as const;
