import type { PresentEvent } from "@evergrant/core";
import type { GraphQLSchema } from "graphql";
import { createPresenter } from "./create-presenter.ts";

const presenters = new WeakMap<GraphQLSchema, PresentEvent>();

/** The presenter of a schema, for resolvers: the schema is made of them, and cannot be imported by them. */
export function presenterOf(schema: GraphQLSchema): PresentEvent {
  const known = presenters.get(schema) ?? createPresenter(schema);
  presenters.set(schema, known);
  return known;
}
