import { isOperation, requireOperation } from "@evergrant/core";
import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from "@pothos/core";
import type { GraphQLFieldResolver } from "graphql";
import type { Context } from "./context.ts";
import { isSnapshot, readSnapshotHead } from "./event/snapshot.ts";

const NAME = "access";
const ROOTS = new Set(["Query", "Mutation", "Subscription"]);

/** The extension of a field that itself refuses, item by item, what the viewer may not do. */
export const REFUSES_ITEMS = { refusesItems: true };

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types["Context"], object>;

/**
 * Lets nobody past a root field without the scope that core's table of operations names for it. A field
 * that stands in no table fails the building of the schema. Beside eventsCursor nothing is read before it.
 */
class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolver: Resolver<Types>, config: PothosOutputFieldConfig<Types>) {
    if (config.parentType === "Subscription") return resolver;
    return guard(config.parentType === "Query" ? afterHead(resolver) : resolver, config);
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

/** Has a root field wait until eventsCursor is read, where the same query asks for that. */
function afterHead<Types extends SchemaTypes>(resolver: Resolver<Types>): Resolver<Types> {
  return (parent, args, context, info) => {
    const resolve = () => resolver(parent, args, context, info);
    if (!isSnapshot(info)) return resolve();
    // Where it cannot be read, eventsCursor says so itself.
    return readSnapshotHead(context as Context).then(resolve, resolve);
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
