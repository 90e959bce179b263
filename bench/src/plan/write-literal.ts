/** A value of a captured statement as a literal that PostgreSQL reads as `type`. Bytes come as base64. */
export function writeLiteral(value: unknown, type: string): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return quote(`{${value.map(writeElement).join(",")}}`);
  if (value instanceof Date) return quote(value.toISOString());
  if (type === "bytea") return quote(`\\x${Buffer.from(String(value), "base64").toString("hex")}`);
  return quote(typeof value === "object" ? JSON.stringify(value) : String(value));
}

function writeElement(value: unknown): string {
  if (value === null) return "NULL";
  return `"${String(value).replaceAll(/["\\]/g, "\\$&")}"`;
}

function quote(text: string): string {
  // With standard_conforming_strings, which is the default, a backslash stands for itself.
  return `'${text.replaceAll("'", "''")}'`;
}
