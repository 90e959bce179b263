import pg from "pg";
import { currentScope, settingsOf } from "./scope.ts";

const ENTER = {
  name: "evergrant_scope",
  text: `SELECT set_config('role', $1, false), set_config('evergrant.workspace_id', $2, false),
    set_config('evergrant.seller_account_id', $3, false)`,
};

/** The connections of workspaces, and those of who crosses them: work goes to and fro between the two all the time. */
export interface ScopedPools {
  workspaces: pg.Pool;
  installation: pg.Pool;
}

/**
 * One pool to whoever asks, which hands out connections in the role and scope of whoever takes one. What a connection
 * is in is remembered, and told to it only where that changes: before BEGIN, for a rollback would undo it.
 */
export function scopeConnections({ workspaces, installation }: ScopedPools): pg.Pool {
  const connectWorkspace = workspaces.connect.bind(workspaces);
  const endWorkspaces = workspaces.end.bind(workspaces);
  const entered = new WeakMap<pg.PoolClient, string>();

  async function take(): Promise<pg.PoolClient> {
    const scope = currentScope();
    const settings = settingsOf(scope);
    const wanted = settings.join(" ");
    for (;;) {
      const connection = await (scope.role === "tenant"
        ? connectWorkspace()
        : installation.connect());
      // Of one that was given back within a transaction nothing that was remembered is certain.
      if (connection.getTransactionStatus() !== "I") {
        connection.release(true);
        continue;
      }
      if (entered.get(connection) === wanted) return connection;
      entered.delete(connection);
      await withErrorHeard(connection, async () => {
        await connection.query({ ...ENTER, values: [...settings] });
      }).catch((error: unknown) => {
        connection.release(true);
        throw error;
      });
      entered.set(connection, wanted);
      return connection;
    }
  }

  return Object.assign(workspaces, {
    connect: take,
    end: async () => {
      await Promise.all([endWorkspaces(), installation.end()]);
    },
    query: async (config: pg.QueryArrayConfig) => {
      const connection = await take();
      return withErrorHeard(connection, () => connection.query(config)).then(
        (result) => {
          connection.release();
          return result;
        },
        (error: unknown) => {
          connection.release(!isOfStatement(error));
          throw error;
        },
      );
    },
  });
}

/** A connection that is lost fails its query; without a listener it would end the process as well. */
async function withErrorHeard<T>(connection: pg.PoolClient, run: () => Promise<T>): Promise<T> {
  const hear = (): void => {};
  connection.on("error", hear);
  try {
    return await run();
  } finally {
    connection.off("error", hear);
  }
}

/** Whether the statement alone has failed, and its connection goes on. */
function isOfStatement(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === "ERROR";
}
