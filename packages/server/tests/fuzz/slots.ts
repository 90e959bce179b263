import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
} from "graphql";

/** Variables of a request. */
export type Variables = Record<string, unknown>;

/** A place where an operation takes a value: an argument, or a field of an input object within it. */
export interface Slot {
  /** As in `Mutation.renameSellerAccount(input.name)`. */
  name: string;
  /** What it is called in its place: `name`. */
  label: string;
  /** Where it stands in the variables; `0` is the one item of a list of input objects. */
  path: readonly string[];
  type: GraphQLInputType;
  namedType: GraphQLNamedInputType;
  isList: boolean;
  /** The input object that cannot do without it, as a path; "" for the operation itself; null: optional. */
  requiredIn: string | null;
}

/** Every place within one argument, which is a variable of the operation. */
export function listSlots(operation: string, variable: string, argument: GraphQLArgument): Slot[] {
  return expand(operation, [variable], argument, "", []);
}

function expand(
  operation: string,
  path: readonly string[],
  field: GraphQLArgument | GraphQLInputField,
  requiredBy: string,
  above: readonly GraphQLInputType[],
): Slot[] {
  const namedType = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type));
  const isRequired = isRequiredArgument(field);
  if (!isInputObjectType(namedType)) {
    const name = `${operation}(${path.filter((step) => step !== "0").join(".")})`;
    const requiredIn = isRequired ? requiredBy : null;
    return [{ name, label: field.name, path, type: field.type, namedType, isList, requiredIn }];
  }
  if (above.includes(namedType)) return [];
  const below = isList ? [...path, "0"] : path;
  const needed = isRequired ? requiredBy : path.join(".");
  return Object.values(namedType.getFields()).flatMap((inner) =>
    expand(operation, [...below, inner.name], inner, needed, [...above, namedType]),
  );
}

/** The chosen places, and those that must be filled along with them. */
export function withRequired(all: readonly Slot[], chosen: readonly Slot[]): Slot[] {
  const paths = chosen.map(({ path }) => `${path.join(".")}.`);
  return all.filter(
    (slot) =>
      chosen.includes(slot) ||
      slot.requiredIn === "" ||
      (slot.requiredIn !== null && paths.some((path) => path.startsWith(`${slot.requiredIn}.`))),
  );
}

/** The variables with a value in one place; undefined empties it. */
export function fill(variables: Variables, { path }: Slot, value: unknown): Variables {
  const copy = structuredClone(variables);
  put(copy, path, value);
  return copy;
}

function put(within: Variables, [step, ...rest]: readonly string[], value: unknown): void {
  if (step === undefined) return;
  if (rest.length === 0) {
    if (value === undefined) delete within[step];
    else within[step] = value;
    return;
  }
  within[step] ??= rest[0] === "0" ? [{}] : {};
  put(within[step] as Variables, rest, value);
}

export function isFilled(variables: Variables, { path }: Slot): boolean {
  let value: unknown = variables;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Variables)[step];
  }
  return value !== undefined;
}
