import {
  PAYLOAD_VERSION,
  type PresentEvent,
  type PresentedEvent,
  type WebhookPayload,
} from "@evergrant/core";
import {
  type DocumentNode,
  execute,
  type GraphQLInterfaceType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  parse,
} from "graphql";
import { encodeGlobalId } from "../global-id.ts";

/** What every payload has beside its data. */
const COMMON = ["id", "type", "cursor", "occurredAt"] as const;

type Told = Record<(typeof COMMON)[number], string> & Record<string, unknown>;

/**
 * Makes payloads of what the API itself says of an event: the values that its type adds, by their names there. What leads to
 * other objects is left out: they change, and a payload is the same for ever.
 */
export function createPresenter(schema: GraphQLSchema): PresentEvent {
  const event = schema.getType("Event");
  if (!isInterfaceType(event)) throw new Error("The schema has no events.");
  const types = schema.getPossibleTypes(event);
  const query = new GraphQLObjectType({
    name: "Payload",
    fields: { event: { type: new GraphQLNonNull(event) } },
  });
  const payloads = new GraphQLSchema({ query, types: [...types] });
  const document = composeDocument(event, types);
  return async (row, epoch) => {
    const rootValue = { event: { ...row, epoch } };
    const { data, errors } = await execute({ schema: payloads, document, rootValue });
    if (errors?.[0] !== undefined || data == null) throw errors?.[0] ?? new Error("No payload");
    return composePayload(row, data.event as Told);
  };
}

function composePayload(
  { type, sellerAccountId }: PresentedEvent,
  { id, type: _type, cursor, occurredAt, ...data }: Told,
): WebhookPayload {
  return {
    ...{ version: PAYLOAD_VERSION, id, type, test: false, cursor, occurredAt },
    sellerAccountId: sellerAccountId && encodeGlobalId("SellerAccount", sellerAccountId),
    data: data as WebhookPayload["data"],
  };
}

function composeDocument(
  event: GraphQLInterfaceType,
  types: readonly GraphQLObjectType[],
): DocumentNode {
  const shared = new Set(Object.keys(event.getFields()));
  const selections = types.map((type) => {
    const own = Object.values(type.getFields()).filter(
      ({ name, args, type: of }) =>
        !shared.has(name) && args.length === 0 && isLeafType(getNamedType(of)),
    );
    const names = own.map(({ name }) => name).join(" ");
    return names === "" ? "" : `... on ${type.name} { ${names} }`;
  });
  return parse(`{ event { ${COMMON.join(" ")} ${selections.join(" ")} } }`);
}
