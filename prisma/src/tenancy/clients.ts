import type { Prisma, PrismaClient } from "../../generated/client/client.ts";
import type { InstallationRole } from "./scope.ts";

type Models = Omit<Prisma.TransactionClient, `$${string}` | symbol>;
type Statements = Pick<PrismaClient, "$queryRaw" | "$executeRaw">;
type Options = {
  maxWait?: number;
  timeout?: number;
  isolationLevel?: Prisma.TransactionIsolationLevel;
};

declare const KIND: unique symbol;

/** Within a transaction of a workspace. */
export interface WorkspaceTransaction extends Models, Statements {
  readonly [KIND]: "workspace";
}

/** The database as one workspace sees it: nothing else is found, changed or made. */
export interface WorkspaceClient extends WorkspaceTransaction {
  $transaction<T>(work: (tx: WorkspaceTransaction) => Promise<T>, options?: Options): Promise<T>;
}

/** Within a transaction of the installation. */
export interface InstallationTransaction<Role extends InstallationRole> extends Models, Statements {
  readonly [KIND]: Role;
}

export type SystemTransaction = InstallationTransaction<"system">;

/**
 * The database across workspaces, in one role. The system's may read what is due and by what a row is looked
 * up, and little else; to each role what it may use is granted by name.
 */
export interface InstallationClient<Role extends InstallationRole>
  extends InstallationTransaction<Role> {
  $transaction<T>(
    work: (tx: InstallationTransaction<Role>) => Promise<T>,
    options?: Options,
  ): Promise<T>;
}

export type SystemClient = InstallationClient<"system">;
/** For the commands of who runs the installation: wraps keys anew, and reads every log to verify it. */
export type OperatorClient = InstallationClient<"operator">;
/** For the sign-in of people: their tables, and no tenant's. */
export type IdentityClient = InstallationClient<"identity">;
