import { Prisma, type PrismaClient } from "../../generated/client/client.ts";
import type { WatchAvailability } from "../availability/watch-availability.ts";
import { type AppendedEvent, tellAppended } from "./appended-events.ts";
import type { InstallationClient, WorkspaceClient } from "./clients.ts";
import { isRecord, type Json } from "./record.ts";
import { type InstallationRole, inScope, type Scope, type WorkspaceScope } from "./scope.ts";
import { scopeArgs } from "./scope-args.ts";
import { flattenKeys } from "./unique-where.ts";

/** Hears of the events of each transaction after its commit. */
export type OnAppended = (events: readonly AppendedEvent[]) => void;

/** What is around each transaction. */
export interface Around {
  watch: WatchAvailability;
  onAppended?: OnAppended | undefined;
}

/** A workspace's client, on a client whose connections follow the scope. */
export function createWorkspaceClient(
  base: PrismaClient,
  workspace: WorkspaceScope,
  models: ReadonlySet<string>,
  around: Around,
): WorkspaceClient {
  const scope: Scope = { ...workspace, role: "tenant" };
  const walls = { scope: workspace, models };
  const scoped = base.$extends({
    query: {
      $allOperations: ({ model, operation, args, query }) =>
        inScope(scope, async () =>
          query(model === undefined ? args : scopeArgs(model, operation, args ?? {}, walls)),
        ),
    },
    model: {
      // Prisma gathers what is to be found by a key within one tick, whosever it is, and would ask for
      // all of it in the scope of the first.
      $allModels: {
        findUnique(args: Json) {
          return readOne(this, "findFirst", args);
        },
        findUniqueOrThrow(args: Json) {
          return readOne(this, "findFirstOrThrow", args);
        },
      },
    },
  });
  return withTransactions<WorkspaceClient>(scoped, scope, around);
}

/** The client of what crosses workspaces in a role. */
export function createInstallationClient<Role extends InstallationRole>(
  base: PrismaClient,
  role: Role,
  around: Around,
): InstallationClient<Role> {
  const scope: Scope = { role };
  const scoped = base.$extends({
    query: { $allOperations: ({ args, query }) => inScope(scope, async () => query(args)) },
  });
  return withTransactions<InstallationClient<Role>>(scoped, scope, around);
}

/** A transaction takes its connection, and so its scope, when it begins. */
function withTransactions<Client>(
  client: Extended,
  scope: Scope,
  { watch, onAppended }: Around,
): Client {
  return client.$extends({
    client: {
      $transaction: (work: unknown, options?: object) => {
        const transact = () =>
          watch(() => inScope(scope, () => client.$transaction(work, options)));
        return onAppended === undefined ? transact() : tellAppended(transact, onAppended);
      },
    },
  }) as Client;
}

/** What an extended client is to the next extension, whatever its models became. */
interface Extended {
  $transaction(work: unknown, options?: object): Promise<unknown>;
  $extends(extension: object): unknown;
}

function readOne(model: unknown, operation: "findFirst" | "findFirstOrThrow", args: Json): unknown {
  const context = Prisma.getExtensionContext(model) as unknown as Record<
    typeof operation,
    (args: Json) => unknown
  > & { $name: string };
  const where = isRecord(args.where) ? args.where : {};
  return context[operation]({ ...args, where: flattenKeys(context.$name, where) });
}
