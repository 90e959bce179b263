import type pg from "pg";
import type { PrismaClient } from "../../generated/client/client.ts";
import { type AvailabilityHooks, watchAvailability } from "../availability/watch-availability.ts";
import { watchClient } from "../availability/watch-client.ts";
import { type ClientOptions, createClientOn, createPool, POOL_SIZE } from "../client.ts";
import type { IdentityClient, OperatorClient, SystemClient, WorkspaceClient } from "./clients.ts";
import {
  createInstallationClient,
  createWorkspaceClient,
  type OnAppended,
} from "./create-clients.ts";
import { TENANT_MODELS } from "./data-model.ts";
import type { WorkspaceScope } from "./scope.ts";
import { scopeConnections } from "./scope-connections.ts";

/** The database, as far as anybody is to reach it. */
export interface Database {
  /** What a workspace may see and change, or, of it, one account's. Throws for what is no id. */
  inWorkspace(scope: WorkspaceScope): WorkspaceClient;
  /** What is found across workspaces; what is found is then worked in its own. */
  system: SystemClient;
  operator: OperatorClient;
  identity: IdentityClient;
  /** Its connections at this moment. */
  pool(): PoolState;
  /** When it last answered anybody, by performance.now(). */
  answeredAt(): number;
  stop(): Promise<void>;
}

export interface PoolState {
  /** Those that are open. */
  size: number;
  /** Of them those that nobody has taken. */
  idle: number;
  /** Those who wait for one. */
  waiting: number;
}

/** What a database is opened with, and who is told when it goes and comes back. */
export interface DatabaseOptions extends ClientOptions, AvailabilityHooks {
  /** Hears of the events of each transaction after its commit, in the asynchronous context of whoever asked for it. */
  onAppended?: OnAppended;
}

/** So much of a pool is of who crosses workspaces, and no more than so many: short statements, beside the transactions of workspaces. */
const INSTALLATION_SHARE = 0.4;
const INSTALLATION_MAX = 8;

/** Making a client takes longer than many a statement. */
const CLIENTS_KEPT = 1_000;

/** Opens a database behind both walls: the scope in every operation, and row-level security. */
export function openDatabase(options: DatabaseOptions): Database {
  return openBehindWalls(options, TENANT_MODELS);
}

/** The same with the first wall around these models alone: for tests of what tests find. */
export function openBehindWalls(
  options: DatabaseOptions,
  scopedModels: readonly string[],
): Database {
  const { poolSize = POOL_SIZE } = options;
  const share = Math.floor(poolSize * INSTALLATION_SHARE);
  const ofInstallation = Math.min(INSTALLATION_MAX, Math.max(1, share));
  const ofWorkspaces = Math.max(1, poolSize - ofInstallation);
  const workspaces = createPool({ ...options, poolSize: ofWorkspaces });
  const installation = createPool({ ...options, poolSize: ofInstallation });
  const pools = [workspaces, installation];
  return openOn(scopeConnections({ workspaces, installation }), pools, options, scopedModels);
}

/** The first wall alone, with all rights of the connection string's user: what the second one costs. */
export function openAsOwner(options: DatabaseOptions): Database {
  const pool = createPool(options);
  return openOn(pool, [pool], options, TENANT_MODELS);
}

function openOn(
  pool: pg.Pool,
  pools: readonly pg.Pool[],
  options: DatabaseOptions,
  scopedModels: readonly string[],
): Database {
  const { onAppended } = options;
  const { watch, answeredAt } = watchAvailability(options);
  const base: PrismaClient = watchClient(createClientOn(pool, options), watch);
  const around = { watch, onAppended };
  const models = new Set(scopedModels);
  const clients = new Map<string, WorkspaceClient>();
  return {
    inWorkspace(given) {
      const scope = checkScope(given);
      const key = `${scope.workspaceId} ${scope.sellerAccountId ?? ""}`;
      const kept = clients.get(key) ?? createWorkspaceClient(base, scope, models, around);
      // The one that was last asked for goes last: the first is the one to forget.
      clients.delete(key);
      clients.set(key, kept);
      if (clients.size > CLIENTS_KEPT) clients.delete(clients.keys().next().value ?? key);
      return kept;
    },
    system: createInstallationClient(base, "system", around),
    operator: createInstallationClient(base, "operator", around),
    identity: createInstallationClient(base, "identity", around),
    pool: () => ({
      size: sum(pools.map(({ totalCount }) => totalCount)),
      idle: sum(pools.map(({ idleCount }) => idleCount)),
      waiting: sum(pools.map(({ waitingCount }) => waitingCount)),
    }),
    answeredAt,
    stop: () => base.$disconnect(),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function checkScope(scope: WorkspaceScope): WorkspaceScope {
  const { workspaceId, sellerAccountId } = scope;
  // An empty one would be read as none: the whole workspace.
  if (!UUID.test(workspaceId)) throw new Error("A scope without a workspace's id");
  if (sellerAccountId !== undefined && !UUID.test(sellerAccountId))
    throw new Error("A scope with what is no account's id");
  return { workspaceId, sellerAccountId };
}
