import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/client/client.ts";
import { withSessionOptions } from "./session-options.ts";
import { currentSettings, type ScopeSettings } from "./tenancy/scope.ts";

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const TRANSACTION_WAIT_MS = 5_000;
const TRANSACTION_TIMEOUT_MS = 15_000;

/** What a client is made from. */
export type ClientOptions = {
  /** A connection string of PostgreSQL. */
  url: string;
  /** The most connections it opens; 10 by default. */
  poolSize?: number;
  /**
   * Called with the text of every statement, but the frame of transactions, and with its parameters
   * as a JSON array, in which bytes are base64, and the settings of the scope that it was sent in. For
   * tests and measurements: it tells secrets.
   */
  onQuery?: (statement: string, parameters: string, settings: ScopeSettings | null) => void;
};

/**
 * A Prisma client with its own pool, with all rights of the connection string's user: for tests, seeds and
 * measurements. It connects with its first query; `$disconnect()` closes the pool. An interactive
 * transaction waits 5 s for a connection and may take 15 s.
 */
export function createClient(options: ClientOptions): PrismaClient {
  return createClientOn(createPool(options), options);
}

export function createPool({ url, poolSize = POOL_SIZE }: ClientOptions): pg.Pool {
  return new pg.Pool({
    connectionString: withSessionOptions(url),
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
}

/** A Prisma client on a pool, which it closes. */
export function createClientOn(
  pool: pg.Pool,
  { onQuery }: Pick<ClientOptions, "onQuery">,
): PrismaClient {
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  const transactionOptions = { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_TIMEOUT_MS };
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
