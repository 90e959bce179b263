import type { PrismaClient } from "../../generated/client/client.ts";
import type { WatchAvailability } from "./watch-availability.ts";

/**
 * The same client, of which whatever fails since the database is not there throws a DatabaseUnavailableError. What
 * begins and ends a transaction is no operation: whoever extends the client further watches that himself, since a
 * transaction holds the extensions of the client alone on which it was begun.
 */
export function watchClient(client: PrismaClient, watch: WatchAvailability): PrismaClient {
  return client.$extends({
    query: { $allOperations: ({ args, query }) => watch(() => query(args)) },
  }) as unknown as PrismaClient;
}
