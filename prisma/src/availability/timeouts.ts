/** How long the database is waited for. */
export interface Timeouts {
  /** Until a connection stands, or one of the pool is free. */
  connectMs: number;
  /** How long the server works on a statement, waits for locks included; null: as long as it likes. */
  statementMs: number | null;
  /** How long its answer is waited for: longer, so that a server that lives is the one to say so. */
  answerMs: number | null;
}

/** Where somebody waits for an answer. All of them together are what a request may wait for a database that hangs. */
export const PROMPT_TIMEOUTS: Timeouts = { connectMs: 5_000, statementMs: 8_000, answerMs: 9_000 };

/** For commands and measurements, whose statements take as long as they take. */
export const PATIENT_TIMEOUTS: Timeouts = { connectMs: 10_000, statementMs: null, answerMs: null };
