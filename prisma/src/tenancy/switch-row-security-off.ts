import { withConnection } from "../create-database.ts";

/** Takes the second wall down, in a database of a test's own: to see what the first one holds by itself. */
export async function switchRowSecurityOff(url: string): Promise<void> {
  await withConnection(url, (connection) =>
    connection.query(`
      DO $$ DECLARE protected regclass; BEGIN
        FOR protected IN SELECT oid::regclass FROM pg_class
          WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
        LOOP EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', protected); END LOOP;
      END $$`),
  );
}
