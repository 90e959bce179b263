import { type GraphQLSchema, isObjectType } from "graphql";
import type { Operation } from "./operations.ts";
import { isFilled, type Variables } from "./slots.ts";

/** What of the schema was called, and how often. */
export interface Coverage {
  note(operation: Operation, variables: Variables, answer: unknown): void;
  /** What was never asked for, given or answered. */
  missing(): { fields: string[]; slots: string[]; answered: string[] };
  /** All calls so far. */
  count(): number;
  summary(): string;
}

export function createCoverage(schema: GraphQLSchema, operations: readonly Operation[]): Coverage {
  const calls = { query: 0, mutation: 0, subscription: 0 };
  const asked = new Set<string>();
  const given = new Set<string>();
  const answered = new Set<string>();
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith("__"))
    .flatMap((type) =>
      Object.keys(type.getFields()).map((field) => ({
        name: `${type.name}.${field}`,
        // Whether an error occurs is not the schema's to say.
        isRare:
          type.getInterfaces().some(({ name }) => name === "Error") ||
          ["Query", "Mutation", "Subscription"].includes(type.name),
      })),
    );
  const slots = operations.flatMap((operation) => operation.slots.map(({ name }) => name));
  return {
    note(operation, variables, answer) {
      calls[operation.kind] += 1;
      for (const field of operation.fields) asked.add(field);
      for (const slot of operation.slots) if (isFilled(variables, slot)) given.add(slot.name);
      noteAnswered(answer);
    },
    missing: () => ({
      fields: fields.flatMap(({ name }) => (asked.has(name) ? [] : [name])),
      slots: slots.filter((name) => !given.has(name)),
      answered: fields.flatMap(({ name, isRare }) => (isRare || answered.has(name) ? [] : [name])),
    }),
    count: () => calls.query + calls.mutation + calls.subscription,
    summary() {
      return `${this.count()} calls (${calls.query} queries, ${calls.mutation} mutations, ${calls.subscription} subscriptions), ${asked.size} of ${fields.length} fields, ${given.size} of ${slots.length} arguments`;
    },
  };

  function noteAnswered(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    const { __typename: type } = value as { __typename?: unknown };
    for (const [key, inner] of Object.entries(value)) {
      // An alias is the field's name and its type's.
      if (typeof type === "string") answered.add(`${type}.${key.replace(`_${type}`, "")}`);
      noteAnswered(inner);
    }
  }
}
