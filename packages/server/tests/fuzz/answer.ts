import { type GraphQLSchema, isObjectType } from "graphql";
import type { Operation } from "./operations.ts";

export interface AnsweredError {
  message: string;
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

/** What came back. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: AnsweredError[];
}

interface Refusal {
  code: string;
  message: string;
}

/** Whether the operation did what it is for: no refusal anywhere, and something was found. */
export function isSuccess(schema: GraphQLSchema, { name }: Operation, answer: Answer): boolean {
  const found = answer.data?.[name];
  if (answer.errors !== undefined || found == null) return false;
  if (refusalsOf(schema, name, answer).length > 0) return false;
  if (Array.isArray(found)) return found.some((item) => item !== null);
  const { edges } = found as { edges?: unknown[] };
  return edges === undefined || edges.length > 0;
}

/** How the operation itself was refused: for all, in its result, or for items of it. */
export function refusalsOf(schema: GraphQLSchema, name: string, answer: Answer): Refusal[] {
  const atTop = (answer.errors ?? [])
    .filter(({ path }) => path === undefined || path.length <= 1)
    .map(({ message, extensions }) => ({ code: String(extensions?.code), message }));
  const found = [answer.data?.[name]].flat();
  const inside = found.flatMap((item) =>
    typeof item === "object" && item !== null ? [item, ...Object.values(item)] : [],
  );
  return [...atTop, ...inside.flatMap((value) => (isError(schema, value) ? [value] : []))];
}

function isError(schema: GraphQLSchema, value: unknown): value is Refusal {
  if (typeof value !== "object" || value === null || !("__typename" in value)) return false;
  const type = schema.getType(String(value.__typename));
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === "Error");
}
