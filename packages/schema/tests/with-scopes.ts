import type { Scope } from "@evergrant/core";
import type { Context } from "../src/context.ts";

/** The same viewer, who may do less. */
export function withScopes(context: Context, ...scopes: Scope[]): Context {
  return { ...context, viewer: { ...context.viewer, scopes: new Set(scopes) } };
}
