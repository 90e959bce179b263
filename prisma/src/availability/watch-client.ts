import type { PrismaClient } from "../../generated/client/client.ts";
import { type AvailabilityHooks, watchAvailability } from "./watch-availability.ts";

/** The same client, of which whatever fails since the database is not there throws a DatabaseUnavailableError. */
export function watchClient(client: PrismaClient, hooks: AvailabilityHooks): PrismaClient {
  const watch = watchAvailability(hooks);
  const watched: Transacting = client.$extends({
    query: { $allOperations: ({ args, query }) => watch(() => query(args)) },
  });
  return watched.$extends({
    client: {
      // What begins and ends a transaction is no operation.
      $transaction: (work: unknown, options?: object) =>
        watch(() => watched.$transaction(work, options)),
    },
  }) as PrismaClient;
}

interface Transacting {
  $transaction(work: unknown, options?: object): Promise<unknown>;
  $extends(extension: object): unknown;
}
