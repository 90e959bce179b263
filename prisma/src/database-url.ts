/** Reads a connection string. Its errors never repeat it: it holds a password. */
export function parseDatabaseUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed === null || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Error(
      "DATABASE_URL is no connection string of PostgreSQL. Write postgresql://user:password@host:5432/database.",
    );
  }
  return parsed;
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = parseDatabaseUrl(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The name of the database that a connection string leads to. */
export function databaseOf(url: string): string {
  const name = decodeURIComponent(parseDatabaseUrl(url).pathname.slice(1));
  if (name === "") throw new Error("DATABASE_URL names no database. End it with /evergrant.");
  return name;
}
