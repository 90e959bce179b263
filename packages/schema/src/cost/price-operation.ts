import { complexityFromQuery } from "@pothos/plugin-complexity";
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  visit,
} from "graphql";
import { MIN_REQUEST_POINTS } from "./policy.ts";

export interface PricedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variableValues?: Record<string, unknown> | null | undefined;
}

const priced = new WeakMap<DocumentNode, Map<string, DocumentNode>>();

/**
 * What a valid operation costs, in points: every field as often as it may be executed, by its variables,
 * fragments as often as they are spread; what `@skip` and `@include` leave out too. Null for variables that
 * execution refuses. A subscription costs what one of its events does.
 *
 * Throws GraphQLError for an argument that its field refuses, such as a variable's null where there must be
 * a value: execution would refuse that field alone, or leave it out, and do the rest.
 */
export function priceOperation(operation: PricedOperation): number | null {
  const { schema, document, operationName, variableValues } = operation;
  const query = isolate(document, operationName ?? "");
  if (query === null) return null;
  const variables = variableValues ?? {};
  const definitions = getOperationAST(query)?.variableDefinitions ?? [];
  if (getVariableValues(schema, definitions, variables).errors !== undefined) return null;
  const { complexity } = complexityFromQuery(query, { schema, variables });
  return Math.max(MIN_REQUEST_POINTS, complexity);
}

/** The operation that is meant, alone with the fragments; and without `__typename`, which costs nothing. */
function isolate(document: DocumentNode, operationName: string): DocumentNode | null {
  const known = priced.get(document) ?? new Map<string, DocumentNode>();
  priced.set(document, known);
  const found = known.get(operationName);
  if (found !== undefined) return found;
  const operation = getOperationAST(document, operationName === "" ? null : operationName);
  if (operation == null) return null;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const isolated = visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    { Field: ({ name }) => (name.value === "__typename" ? null : undefined) },
  );
  known.set(operationName, isolated);
  return isolated;
}
