/** Workspaces that are written to at once. */
export const WORKSPACES = 50;
/** Accounts of all of them, so that writers seldom meet at a row. */
export const ACCOUNTS = 5_000;
/** Transactions under way at once; each has a connection. */
export const WRITERS = 24;
/** Processes that share them, as those of a fleet do. */
export const PROCESSES = 2;
/** Connections of a process that are no workspace's. */
export const INSTALLATION_CONNECTIONS = 8;
/** Rounds of each way; the two ways take turns. */
export const ROUNDS = 6;
export const ROUND_MS = 2_000;
/** What the log is to take. */
export const TARGET_EVENTS_PER_SECOND = 2_000;
/** While order is proven: so long is written, and one of so many transactions is rolled back. */
export const PROOF_MS = 6_000;
export const UNDONE_EVERY = 20;
