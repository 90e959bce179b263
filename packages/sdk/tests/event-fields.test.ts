import { readFile } from "node:fs/promises";
import { buildSchema, isInterfaceType, Kind } from "graphql";
import { expect, it } from "vitest";
import { readEvent } from "../src/events/event.ts";
import { EventsDocument } from "../src/generated/graphql.ts";

/** By type of event, which of its own fields a subscription reads. */
function listSelected(): Map<string, string[]> {
  const fields = EventsDocument.definitions.find(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === "EventFields",
  );
  const selections =
    fields?.kind === Kind.FRAGMENT_DEFINITION ? fields.selectionSet.selections : [];
  return new Map(
    selections.flatMap((selection): [string, string[]][] => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
      const names = selection.selectionSet.selections.map((inner) =>
        inner.kind === Kind.FIELD ? inner.name.value : "",
      );
      return [[selection.typeCondition?.name.value ?? "", names]];
    }),
  );
}

it("reads of every event the fields that are its type's own", async () => {
  const file = new URL("../../schema/schema.graphql", import.meta.url);
  const schema = buildSchema(await readFile(file, "utf8"));
  const event = schema.getType("Event");
  if (!isInterfaceType(event)) throw new Error("There is no interface Event");
  const common = new Set(Object.keys(event.getFields()));
  const types = schema.getImplementations(event).objects;
  const own = types.map((type): [string, string[]] => [
    type.name,
    Object.keys(type.getFields()).filter((field) => !common.has(field)),
  ]);
  const selected = listSelected();
  const missing = own.map(([type, fields]): [string, string[]] => [
    type,
    fields.filter((field) => !selected.get(type)?.includes(field)),
  ]);
  expect(missing.filter(([, fields]) => fields.length > 0)).toEqual([]);
  expect(own.length).toBeGreaterThan(15);
});

it("gives the region of a consent the name that the schema has for it", () => {
  const given = { id: "id", cursor: "1", type: "AUTHORIZATION_STARTED", sellerAccount: null };
  const rest = { ...given, occurredAt: "2026-03-01T12:00:00.000Z" } as const;
  const __typename = "AuthorizationStarted" as const;
  expect(
    readEvent({ ...rest, type: "AUTHORIZATION_STARTED", __typename, authorizationRegion: "EU" }),
  ).toEqual({ ...rest, __typename, region: "EU" });
});
