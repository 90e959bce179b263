import { isOperation, requireOperation } from "@evergrant/core";
import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from "@pothos/core";
import type { GraphQLFieldResolver } from "graphql";
import type { Context } from "./context.ts";

const NAME = "access";
const ROOTS = new Set(["Query", "Mutation", "Subscription"]);

/** The extension of a field that itself refuses, item by item, what the viewer may not do. */
export const REFUSES_ITEMS = { refusesItems: true };

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types["Context"], object>;

/**
 * Lets nobody past a root field without the scope that core's table of operations names for it. A field
 * that stands in no table fails the building of the schema.
 */
class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolver: Resolver<Types>, config: PothosOutputFieldConfig<Types>) {
    return config.parentType === "Subscription" ? resolver : guard(resolver, config);
  }

  override wrapSubscribe(
    subscribe: Resolver<Types> | undefined,
    config: PothosOutputFieldConfig<Types>,
  ) {
    return subscribe && guard(subscribe, config);
  }
}

function guard<Types extends SchemaTypes>(
  resolver: Resolver<Types>,
  { name, parentType, extensions }: PothosOutputFieldConfig<Types>,
): Resolver<Types> {
  if (!ROOTS.has(parentType)) return resolver;
  if (!isOperation(name))
    throw new Error(`${parentType}.${name} is not in core's table of operations.`);
  if (extensions?.refusesItems === true) return resolver;
  return (parent, args, context, info) => {
    // Plugins are written for builders of any context; ours has this one.
    requireOperation((context as Context).viewer, name);
    return resolver(parent, args, context, info);
  };
}

declare global {
  // biome-ignore lint/style/noNamespace: Pothos learns of plugins by this namespace.
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      access: AccessPlugin<Types>;
    }
  }
}

SchemaBuilder.registerPlugin(NAME, AccessPlugin);

export const accessPlugin = NAME;
