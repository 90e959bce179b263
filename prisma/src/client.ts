import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/client/client.ts";
import { cutSilentConnections } from "./availability/cut-silent-connections.ts";
import { PATIENT_TIMEOUTS, PROMPT_TIMEOUTS, type Timeouts } from "./availability/timeouts.ts";
import { withSessionOptions } from "./session-options.ts";
import { createStatementNames } from "./statement-names.ts";
import { currentSettings, type ScopeSettings } from "./tenancy/scope.ts";

export const POOL_SIZE = 10;
/** How much longer a transaction waits for its connection than that may take: the connection's failure is to be told. */
const TRANSACTION_WAIT_MORE_MS = 2_000;
const TRANSACTION_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 10_000;

/** What a client is made from. */
export type ClientOptions = {
  /** A connection string of PostgreSQL. */
  url: string;
  /** The most connections it opens; 10 by default. */
  poolSize?: number;
  /** How long it waits for the database. */
  timeouts?: Timeouts;
  /**
   * Called with the text of every statement, but the frame of transactions, and with its parameters
   * as a JSON array, in which bytes are base64, and the settings of the scope that it was sent in. For
   * tests and measurements: it tells secrets.
   */
  onQuery?: (statement: string, parameters: string, settings: ScopeSettings | null) => void;
};

/**
 * A Prisma client with its own pool, with all rights of the connection string's user: for tests, seeds and
 * measurements, and patient. It connects with its first query; `$disconnect()` closes the pool. An
 * interactive transaction may take 15 s.
 */
export function createClient(options: ClientOptions): PrismaClient {
  return createClientOn(createPool({ timeouts: PATIENT_TIMEOUTS, ...options }), options);
}

/** A pool that gives up on a server that is not there, or does not answer in time. */
export function createPool({
  url,
  poolSize = POOL_SIZE,
  timeouts: { connectMs, statementMs, answerMs } = PROMPT_TIMEOUTS,
}: ClientOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withSessionOptions(url),
    max: poolSize,
    connectionTimeoutMillis: connectMs,
    // A network that swallows everything is noticed where nothing is asked, too.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    ...(statementMs !== null && { statement_timeout: statementMs }),
    ...(answerMs !== null && { query_timeout: answerMs }),
  });
  return cutSilentConnections(pool);
}

/** A Prisma client on a pool, which it closes. */
export function createClientOn(
  pool: pg.Pool,
  { onQuery, timeouts = PROMPT_TIMEOUTS }: Pick<ClientOptions, "onQuery" | "timeouts">,
): PrismaClient {
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: createStatementNames(),
  });
  const transactionOptions = {
    maxWait: timeouts.connectMs + TRANSACTION_WAIT_MORE_MS,
    timeout: TRANSACTION_TIMEOUT_MS,
  };
  if (onQuery === undefined) return new PrismaClient({ adapter, transactionOptions });
  const client = new PrismaClient({
    adapter,
    transactionOptions,
    log: [{ emit: "event", level: "query" }],
  });
  client.$on("query", ({ query, params }) => {
    if (!isTransactionFrame(query)) onQuery(query, params, currentSettings());
  });
  return client;
}

function isTransactionFrame(statement: string): boolean {
  return /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/i.test(statement);
}
