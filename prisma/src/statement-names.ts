/** So often a statement comes without a name: most that come no oftener never come again. */
const FEW_TIMES = 10;
/** As many are kept prepared on each connection: some ten kilobytes of the server's memory each. */
const NAMES_MAX = 200;
/** As many are counted before counting begins anew: texts vary with what clients select, without an end. */
const COUNTED_MAX = 1_000;

/**
 * Names statements that come again and again, which PostgreSQL then keeps parsed and planned: to plan one of theirs
 * takes it longer than to run it. Answers the empty name for the others, and for every page of a list: how it is best
 * walked depends on the values at hand, which a kept plan does not know (docs/job-plans.md shows both).
 */
export function createStatementNames(): (query: { sql: string; args: unknown[] }) => string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return ({ sql, args }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    // Without a parameter a text is sent as it is, and may be several statements.
    if (args.length === 0 || names.size === NAMES_MAX || isPage(sql)) return "";
    const count = (counts.get(sql) ?? 0) + 1;
    if (counts.size === COUNTED_MAX) counts.clear();
    counts.set(sql, count);
    if (count <= FEW_TIMES) return "";
    counts.delete(sql);
    const name = `evergrant_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/** In an order, and as many as it is told: of one that says itself how many it wants, a kept plan knows as much. */
function isPage(sql: string): boolean {
  return sql.includes("ORDER BY") && /\bLIMIT \$/.test(sql);
}
