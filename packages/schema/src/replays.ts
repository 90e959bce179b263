import type { GraphQLSchema } from "graphql";
import type { Context } from "./context.ts";

/** Where in the response an answer stands that was given before: a field, or an item of its list. */
export type ReplayPath = readonly (string | number)[];

/** Remembers that what is being answered was answered before. */
export function noteReplay({ field, replays }: Context, place: readonly number[]): void {
  if (field !== undefined) replays.push([field, ...place]);
}

/** Tells each mutation's resolver under which name its answer will stand: one call may hold several. */
export function nameMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    field.resolve = (root, args, context: Context, info) =>
      resolve?.(root, args, { ...context, field: String(info.path.key) }, info);
  }
  return schema;
}
