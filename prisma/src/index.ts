export type * from "../generated/client/client.ts";
export { Prisma } from "../generated/client/client.ts";
export { DatabaseUnavailableError } from "./availability/database-unavailable-error.ts";
export { isUnavailable } from "./availability/is-unavailable.ts";
export { PATIENT_TIMEOUTS, PROMPT_TIMEOUTS, type Timeouts } from "./availability/timeouts.ts";
export type { ClientOptions } from "./client.ts";
export { databaseOf, withDatabase } from "./database-url.ts";
export {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from "./embedded/start-embedded.ts";
export { startTemporary } from "./embedded/start-temporary.ts";
export { type MigrateOptions, migrate } from "./migrate.ts";
export { type PidLock, takePidLock } from "./pid-lock.ts";
export { type AppendedEvent, noteAppended } from "./tenancy/appended-events.ts";
export type {
  OperatorClient,
  SystemClient,
  SystemTransaction,
  WorkspaceClient,
  WorkspaceTransaction,
} from "./tenancy/clients.ts";
export {
  type Database,
  type DatabaseOptions,
  openDatabase,
  type PoolState,
} from "./tenancy/open-database.ts";
export type { ScopeSettings, WorkspaceScope } from "./tenancy/scope.ts";
