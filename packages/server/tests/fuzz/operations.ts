import { type GraphQLSchema, getNamedType, type OperationTypeNode } from "graphql";
import { selectAll } from "./selection.ts";
import { listSlots, type Slot } from "./slots.ts";

/** A field of a root, as it is called. */
export interface Operation {
  kind: `${OperationTypeNode}`;
  name: string;
  /** Asks for everything; every argument is a variable. */
  document: string;
  slots: Slot[];
  /** What the document selects, as `Type.field`. */
  fields: ReadonlySet<string>;
  /** What it answers, without lists and nulls. */
  answers: string;
}

/** Everything that the schema offers, mutations that take something away last. */
export function listOperations(schema: GraphQLSchema): Operation[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  const operations = (["query", "mutation", "subscription"] as const).flatMap((kind) =>
    Object.values(roots[kind]?.getFields() ?? {}).map((field): Operation => {
      const type = getNamedType(field.type);
      const below = selectAll(schema, type);
      const args = [
        ...field.args.map((argument) => [argument.name, argument] as const),
        ...below.variables,
      ];
      const list = (items: string[]) => (items.length > 0 ? `(${items.join(", ")})` : "");
      const declared = list(args.map(([variable, { type }]) => `$${variable}: ${String(type)}`));
      const given = list(field.args.map(({ name }) => `${name}: $${name}`));
      return {
        kind,
        name: field.name,
        document: `${kind} ${declared} { ${field.name}${given} ${below.text} }`,
        slots: args.flatMap(([variable, argument]) =>
          listSlots(`${roots[kind]?.name}.${field.name}`, variable, argument),
        ),
        fields: new Set([...below.fields, `${roots[kind]?.name}.${field.name}`]),
        answers: type.name,
      };
    }),
  );
  return operations.sort((one, other) => Number(isDestructive(one)) - Number(isDestructive(other)));
}

/** Whether it takes something away, as its name says. */
export function isDestructive({ name }: Operation): boolean {
  return /^(disconnect|remove|delete|revoke|disable|leave|cancel|withdraw)/.test(name);
}
