import type { Variables } from "./slots.ts";
import { decode } from "./texts.ts";

/** Who asks: a workspace with its key, and what it has learnt from the answers. */
export interface Tenant {
  workspaceId: string;
  bearer: string;
  /** The key's plain id. It revokes and changes others, and not itself. */
  keyId: string;
  /** Stands in every text that it makes up, and in none of anybody else's. */
  marker: string;
  /** Its objects by their type, the newest last. */
  ids: Map<string, Set<string>>;
  /** Places in its lists, by the operation that told them. */
  cursors: Map<string, Set<string>>;
  /** Its mutations that succeeded. */
  done: { operation: string; variables: Variables }[];
}

/** Takes in the ids and cursors of an answer. */
export function learn(
  { ids, cursors }: Pick<Tenant, "ids" | "cursors">,
  operation: string,
  answer: unknown,
): void {
  if (typeof answer !== "object" || answer === null) return;
  const { __typename: type, id } = answer as Record<string, unknown>;
  if (typeof type === "string" && typeof id === "string") note(ids, type, id);
  for (const [key, value] of Object.entries(answer)) {
    if (typeof value !== "string") {
      learn({ ids, cursors }, operation, value);
      continue;
    }
    const named = /^(\w+):[0-9a-f-]{36}$/.exec(decode(value) ?? "")?.[1];
    if (named !== undefined) note(ids, named, value);
    if (/cursor$/i.test(key)) note(cursors, operation, value);
  }
}

function note(known: Map<string, Set<string>>, kind: string, found: string): void {
  const ofKind = known.get(kind) ?? new Set();
  known.set(kind, ofKind);
  // Once more at the end: what was seen last is the likeliest to be there still.
  ofKind.delete(found);
  ofKind.add(found);
}
