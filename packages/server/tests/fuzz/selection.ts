import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from "graphql";

/** What a document asks of a type, all the way down. */
export interface Selection {
  text: string;
  /** As `Type.field`. */
  fields: Set<string>;
  /** The arguments of fields below the root, by the variables that fill them. */
  variables: Map<string, GraphQLArgument>;
}

type Field = GraphQLField<unknown, unknown>;

/**
 * Selects every field to where a type comes back on its own path: of that, what has no fields of its own.
 * Every type is reached so, because each is below some root by a path without repeats.
 */
export function selectAll(schema: GraphQLSchema, type: GraphQLNamedType): Selection {
  const fields = new Set<string>();
  const variables = new Map<string, GraphQLArgument>();
  return { text: select(type, []), fields, variables };

  function select(of: GraphQLNamedType, above: readonly string[]): string {
    if (isLeafType(of)) return "";
    const path = [...above, of.name];
    const isRepeated = above.includes(of.name);
    const types = isAbstractType(of) ? schema.getPossibleTypes(of) : isObjectType(of) ? [of] : [];
    const shared = isInterfaceType(of) ? Object.values(of.getFields()) : [];
    const keys = new Map(shared.map(({ name, type }) => [name, String(type)]));
    const common = shared.map((field) => selectField(field, types, { path, isRepeated, keys }));
    if (!isAbstractType(of))
      return `{ __typename ${types.map((one) => ownFields(one)).join(" ")} }`;
    const fragments = types.map((one) => `... on ${one.name} { __typename ${ownFields(one)} }`);
    return `{ __typename ${common.join(" ")} ${fragments.join(" ")} }`;

    function ownFields(one: GraphQLObjectType): string {
      const isOwn = ({ name }: Field) => !shared.some((field) => field.name === name);
      const steps = path.includes(one.name) ? path : [...path, one.name];
      const isAgain = isRepeated || above.includes(one.name);
      return Object.values(one.getFields())
        .filter(isOwn)
        .map((field) => selectField(field, [one], { path: steps, isRepeated: isAgain, keys }))
        .join(" ");
    }
  }

  function selectField(
    { name, type, args }: Field,
    of: readonly GraphQLObjectType[],
    place: { path: readonly string[]; isRepeated: boolean; keys: Map<string, string> },
  ): string {
    const named = getNamedType(type);
    if (place.isRepeated && !isLeafType(named)) return "";
    for (const one of of) fields.add(`${one.name}.${name}`);
    const [first] = of;
    const given = args.map((argument) => {
      const variable = `${first?.name}_${name}_${argument.name}`;
      variables.set(variable, argument);
      return `${argument.name}: $${variable}`;
    });
    // Two members of a union may call fields of different types the same.
    const known = place.keys.get(name);
    const isTaken = known !== undefined && known !== String(type);
    if (known === undefined) place.keys.set(name, String(type));
    const key = isTaken ? `${name}_${first?.name}: ${name}` : name;
    const list = given.length > 0 ? `(${given.join(", ")})` : "";
    return `${key}${list} ${select(named, place.path)}`;
  }
}
