/** A table of Markdown; numbers stand to the right. */
export function writeTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const rule = head.map((_, column) =>
    rows.length > 0 && rows.every((row) => typeof row[column] === "number") ? "--:" : "---",
  );
  const write = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en-US") : cell)).join(" | ")} |`;
  return [write(head), `| ${rule.join(" | ")} |`, ...rows.map(write)].join("\n");
}
