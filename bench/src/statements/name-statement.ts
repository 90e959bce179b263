const ACCESS =
  /\b(FROM|JOIN|INSERT INTO|UPDATE|DELETE FROM)\s+(?:ONLY\s+)?(?:"public"\.)?"([A-Z]\w*)"/g;

const VERBS: Record<string, string> = {
  FROM: "read",
  JOIN: "read",
  "INSERT INTO": "insert",
  UPDATE: "update",
  "DELETE FROM": "delete",
};

/** What a statement does, in the order in which its text says so: "read DueWork; update DueWork". */
export function nameStatement(text: string): string {
  const tables = new Map<string, Set<string>>();
  for (const [, access = "", table = ""] of text.matchAll(ACCESS)) {
    const verb = VERBS[access] ?? access;
    tables.set(verb, (tables.get(verb) ?? new Set()).add(table));
  }
  return [...tables].map(([verb, names]) => `${verb} ${[...names].join(", ")}`).join("; ");
}
