import type { PrismaClient } from "@evergrant/db";
import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import ErrorsPlugin from "@pothos/plugin-errors";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import { accessPlugin } from "./access-plugin.ts";
import type { Context } from "./context.ts";
import { pointsOf } from "./cost/points.ts";
import type PrismaTypes from "./generated/pothos-types.ts";
import { getDatamodel } from "./generated/pothos-types.ts";
import { encodeGlobalId } from "./global-id.ts";

/** What every type and field of the schema is declared on. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    ID: { Input: string; Output: string };
  };
}>({
  // The errors plugin comes first, so that it has what the others refuse; also before Prisma's: it has to see the types that Prisma's fields answer.
  plugins: [ErrorsPlugin, RelayPlugin, PrismaPlugin, accessPlugin, ComplexityPlugin],
  // Priced before execution, as a whole: see priceOperation.
  complexity: { disabled: true, fieldComplexity: pointsOf },
  defaultFieldNullability: false,
  relay: {
    // node and nodes are our own: the plugin's throw for ids that are not the workspace's.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    idFieldOptions: {
      description: "Opaque, the same for the life of the object, and unique among all objects.",
    },
    nodeTypeOptions: {
      description: "Anything that has an id of its own and can be read again by it.",
    },
    pageInfoTypeOptions: {
      description: "Where a page lies within its list.",
    },
    hasNextPageFieldOptions: { description: "Whether there is more after this page." },
    hasPreviousPageFieldOptions: { description: "Whether there is more before this page." },
    startCursorFieldOptions: {
      description: "The cursor of the page's first edge, for `before`; null for an empty page.",
    },
    endCursorFieldOptions: {
      description: "The cursor of the page's last edge, for `after`; null for an empty page.",
    },
  },
  prisma: {
    // To the plugin it is any client; what it finds and where, the workspace's own decides.
    client: (context) => context.deps.client as unknown as PrismaClient,
    dmmf: getDatamodel(),
    exposeDescriptions: true,
  },
});

builder.queryType({ description: "Everything that can be read. Nothing here changes anything." });
builder.mutationType({
  description:
    "Everything that can be changed. A refusal is a member of the mutation's result union, never a top-level error.",
});
builder.subscriptionType({
  description:
    "What happens, as it happens. Each starts after the cursor given, without a gap, or at the moment before its response begins.",
});
