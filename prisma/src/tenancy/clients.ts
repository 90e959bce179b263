import type { Prisma, PrismaClient } from "../../generated/client/client.ts";

type Models = Omit<Prisma.TransactionClient, `$${string}` | symbol>;
type Statements = Pick<PrismaClient, "$queryRaw" | "$executeRaw">;
type Options = { maxWait?: number; timeout?: number };

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
export interface SystemTransaction extends Models, Statements {
  readonly [KIND]: "system";
}

/**
 * The database across workspaces, in a role that may read what is due and by what a row is looked up, and
 * little else: each column that it may use is granted by name.
 */
export interface SystemClient extends SystemTransaction {
  $transaction<T>(work: (tx: SystemTransaction) => Promise<T>, options?: Options): Promise<T>;
}
