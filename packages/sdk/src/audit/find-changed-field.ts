import type { AuditedEvent } from "./audit.ts";

/** The name of a field that says something else than the content that the hash covers; null where none does. */
export function findChangedField({ type, occurredAt, audit }: AuditedEvent): string | null {
  const content: Record<string, unknown> = Object(parse(audit.content));
  const { position, actorKind, actorId, keyId, address, cause } = audit;
  const plain = { position, type, occurredAt, actorKind, actorId, keyId, address, cause };
  for (const [name, value] of Object.entries(plain)) if (content[name] !== value) return name;
  for (const name of ["before", "after"] as const) {
    // Canonical: the same value is the same text.
    const said = content[name] === null ? null : JSON.stringify(content[name]);
    if (said !== audit[name]) return name;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
