import pg from "pg";

const TIMED_OUT = "Query read timeout";

/**
 * Ends a connection on which an answer did not come in time. The driver alone would leave it waiting for
 * that answer, and whatever is sent behind it, a ROLLBACK too, would wait along.
 */
export function cutSilentConnections(pool: pg.Pool): pg.Pool {
  // Whoever waits for an answer hears of it.
  pool.on("error", () => {});
  return pool.on("connect", (connection) => {
    const query = connection.query.bind(connection);
    Object.assign(connection, {
      query: (...args: Parameters<typeof query>) => hear(query(...args)),
    });

    /** Of what is asked with a callback the pool ends the connection itself. */
    function hear(answer: unknown): unknown {
      return answer instanceof Promise ? answer.catch(cut) : answer;
    }
    function cut(error: unknown): never {
      const isSilent = error instanceof Error && error.message === TIMED_OUT;
      if (isSilent && connection instanceof pg.Client) connection.connection.stream.destroy();
      throw error;
    }
  });
}
