import { complexityFromQuery } from "@pothos/plugin-complexity";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
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
 */
export function priceOperation(operation: PricedOperation): number | null {
  const { schema, document, operationName, variableValues } = operation;
  try {
    const query = isolate(document, operationName ?? "");
    if (query === null) return null;
    const variables = variableValues ?? {};
    const { complexity } = complexityFromQuery(query, { schema, variables });
    return Math.max(MIN_REQUEST_POINTS, complexity);
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
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
