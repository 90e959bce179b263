export type * from "../generated/client/client.ts";
export { Prisma } from "../generated/client/client.ts";
export { type ClientOptions, createClient } from "./client.ts";
export { createDatabase, withConnection } from "./create-database.ts";
export { databaseOf, withDatabase } from "./database-url.ts";
export {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from "./embedded/start-embedded.ts";
export { startTemporary } from "./embedded/start-temporary.ts";
export { type MigrateOptions, migrate } from "./migrate.ts";
export { type PidLock, takePidLock } from "./pid-lock.ts";
