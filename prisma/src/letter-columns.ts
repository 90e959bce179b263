import { ColumnTypeEnum, type SqlResultSet } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** PostgreSQL's type "char", in which its catalog writes its one-letter codes. */
const LETTER = 18;

/**
 * The driver adapter refuses the catalog's one-letter type, and the schema engine insists on it. So
 * the pool shows such columns to the adapter as text, and the adapter's result is put right behind it.
 */
export function createLetterColumns(): {
  disguise(pool: pg.Pool): pg.Pool;
  restore(result: SqlResultSet): SqlResultSet;
} {
  // The adapter hands on the very array of rows that the driver made.
  const positions = new WeakMap<object, Set<number>>();
  return {
    disguise: (pool) => {
      const query = pool.query.bind(pool);
      return Object.assign(pool, {
        query: async (config: pg.QueryArrayConfig) => {
          const result = await query(config);
          // A script of several statements has no fields of its own.
          const fields = result.fields ?? [];
          const letters = fields.filter(({ dataTypeID }) => dataTypeID === LETTER);
          if (letters.length > 0) {
            positions.set(result.rows, new Set(letters.map((field) => fields.indexOf(field))));
          }
          for (const field of letters) field.dataTypeID = pg.types.builtins.TEXT;
          return result;
        },
      });
    },
    restore: (result) => {
      const letters = positions.get(result.rows);
      const columnTypes = result.columnTypes.map((type, position) =>
        letters?.has(position) ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
  };
}
