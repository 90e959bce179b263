import type pg from "pg";

const SET_AND_INHERIT_SINCE = 160_000;
/** Another process made it, or granted it, at this very moment. */
const ALREADY_THERE = new Set(["42710", "23505"]);
const REFUSED = "42501";

const ROLES = ["evergrant_tenant", "evergrant_system", "evergrant_operator", "evergrant_identity"];

/**
 * Makes the two roles that keep workspaces apart, and lets the user take them on. They are the whole
 * server's, and so no migration's: another database's may have made them, and a restored one may lack them.
 */
export async function ensureRoles(connection: pg.Client): Promise<void> {
  const { rows } = await connection.query<{ user: string; version: number }>(
    `SELECT quote_ident(current_user) AS "user", current_setting('server_version_num')::int AS version`,
  );
  const { user, version } = rows[0] ?? { user: "CURRENT_USER", version: 0 };
  const hasOptions = version >= SET_AND_INHERIT_SINCE;
  const options = hasOptions ? " WITH INHERIT FALSE, SET TRUE" : "";
  for (const role of ROLES) {
    try {
      if (!(await holds(connection, "SELECT FROM pg_roles WHERE rolname = $1", [role])))
        await once(connection, `CREATE ROLE ${role} NOLOGIN`);
      const mayEnter = [role, hasOptions ? "SET" : "MEMBER"];
      if (!(await holds(connection, "SELECT WHERE pg_has_role(current_user, $1, $2)", mayEnter)))
        await once(connection, `GRANT ${role} TO CURRENT_USER${options}`);
    } catch (error) {
      if (codeOf(error) !== REFUSED) throw error;
      throw new Error(
        `The database user ${user} may not take on the role ${role}. Have an administrator of the server run, leaving out what is there: ${ROLES.map((name) => `CREATE ROLE ${name} NOLOGIN;`).join(" ")} GRANT ${ROLES.join(", ")} TO ${user}${options};`,
        { cause: error },
      );
    }
  }
}

async function holds(connection: pg.Client, query: string, values: string[]): Promise<boolean> {
  return (await connection.query(query, values)).rowCount === 1;
}

async function once(connection: pg.Client, statement: string): Promise<void> {
  await connection.query(statement).catch((error: unknown) => {
    if (!ALREADY_THERE.has(codeOf(error))) throw error;
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
