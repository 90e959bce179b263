import type {
  Database,
  Prisma,
  WorkspaceClient,
  WorkspaceScope,
  WorkspaceTransaction,
} from "@evergrant/db";
import type { ApiKeyKind } from "./api-key/key-format.ts";
import type { Sampling } from "./incident/sampling.ts";
import type { Mailer } from "./mail/mailer.ts";
import type { Observer } from "./observer.ts";
import type { Amazon, Bus, Cipher, Clock, Egress, Operators, SellerCentral } from "./ports.ts";

/** What core is given whatever it does. */
interface Ports {
  /** Domain time; virtual in the demo. */
  clock: Clock;
  /** Machine time: leases, time-outs, idempotency. */
  machineClock: Clock;
  amazon: Amazon;
  cipher: Cipher;
  bus: Bus;
  sellerCentral: SellerCentral;
  operators: Operators;
  mailer: Mailer;
  egress: Egress;
  /** One a process: see createSampling. */
  sampling: Sampling;
  /** Where browsers and Amazon reach the API: an origin, read when it is needed. */
  publicUrl: () => string;
  /** Origins of others that a browser may be sent to in the end. */
  returnOrigins: readonly string[];
  /** The queue that Amazon's notifications are to come to; null: none is set up. */
  notificationQueue: { arn: string } | null;
  /** What new API keys begin with, and the only kind that is accepted: `live`, or `test` in the demo. */
  keyKind: ApiKeyKind;
  /** So many days before its end Amazon is asked for another secret of the default application; null: never. */
  rotateSecretDays: number | null;
  /** Absent: nobody counts what is done. */
  observer?: Observer;
}

/**
 * Everything that is given to what crosses workspaces: what is due, what a key or a state stands for,
 * incidents. It finds by `database.system`, and works what it has found by the deps of its workspace.
 */
export interface InstallationDeps extends Ports {
  database: Database;
}

/** Everything that is given to what acts in one workspace. A function names what it uses of it. */
export interface CoreDeps extends Ports {
  /** The workspace's own: whatever is asked of it stays there. */
  client: WorkspaceClient;
  /** For the little that goes beyond: an outage strikes more than one workspace. */
  installation: InstallationDeps;
}

/** What acts in a workspace, or, with a seller account, for that account alone. */
export function depsOf(installation: InstallationDeps, scope: WorkspaceScope): CoreDeps {
  const { database, ...ports } = installation;
  return { ...ports, client: database.inWorkspace(scope), installation };
}

/** Who acts, and in which workspace. */
export interface Actor {
  workspaceId: string;
  kind: "KEY" | "USER" | "SYSTEM";
  id: string | null;
  /** What made him act: the mutation, or the kind of due work. */
  cause?: string;
  /** The API key that the request was made with, or that vouched for it; null: none. */
  keyId?: string | null;
  /** The network address that the request came from; null: none is known. */
  address?: string | null;
  /**
   * Keeps a mutation's answer under its idempotency key, in the transaction of the effect; every transaction
   * that a mutation writes in calls it once, before its events. Throws StillRunningError, which undoes the
   * effect, where another call holds the key by now. Absent: there is no key.
   */
  keepAnswer?: (tx: WorkspaceTransaction, answer: Prisma.InputJsonValue) => Promise<void>;
}
