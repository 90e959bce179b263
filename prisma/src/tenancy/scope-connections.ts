import pg from "pg";
import { currentScope, settingsOf } from "./scope.ts";

const ENTER = {
  name: "evergrant_scope",
  text: `SELECT set_config('role', $1, false), set_config('evergrant.workspace_id', $2, false),
    set_config('evergrant.seller_account_id', $3, false)`,
};

/**
 * Has a pool hand out its connections in the role and scope of whoever takes one. What a connection is in
 * is remembered, and told to it only where that changes: before BEGIN, for a rollback would undo it.
 */
export function scopeConnections(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool);
  const entered = new WeakMap<pg.PoolClient, string>();

  async function take(): Promise<pg.PoolClient> {
    const settings = settingsOf(currentScope());
    const wanted = settings.join(" ");
    for (;;) {
      const connection = await connect();
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

  return Object.assign(pool, {
    connect: take,
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
