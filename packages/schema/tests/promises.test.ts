import { readFile } from "node:fs/promises";
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from "graphql";
import { expect, it } from "vitest";
import { schema } from "../src/schema.ts";

const ownTypes = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));

interface Entry {
  coordinate: string;
  description: string | null | undefined;
}

/** Every member of a type, as its coordinate in the schema and its type. */
function listMembers(type: GraphQLNamedType): Entry[] {
  const { name } = type;
  if (isEnumType(type)) {
    return type
      .getValues()
      .map((value) => ({ coordinate: `${name}.${value.name}`, description: value.description }));
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => ({
      coordinate: `${name}.${field.name}: ${field.type}`,
      description: field.description,
    }));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    { coordinate: `${name}.${field.name}: ${field.type}`, description: field.description },
    ...field.args.map((arg) => ({
      coordinate: `${name}.${field.name}(${arg.name}:): ${arg.type}`,
      description: arg.description,
    })),
  ]);
}

function listInterfaces(type: GraphQLNamedType): string[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return type.getInterfaces().map(({ name }) => `${type.name} implements ${name}`);
}

it("has everything that clients were promised, under the same name and of the same type", async () => {
  const file = new URL("./promised-coordinates.txt", import.meta.url);
  const promised = (await readFile(file, "utf8")).trim().split("\n");
  const present = new Set([
    ...ownTypes.flatMap(listMembers).map(({ coordinate }) => coordinate),
    ...ownTypes.flatMap(listInterfaces),
  ]);
  expect(promised.length).toBeGreaterThan(300);
  expect(promised.filter((coordinate) => !present.has(coordinate))).toEqual([]);
});

it("describes every type, field, argument and value", () => {
  const undescribed = [
    ...ownTypes.filter(({ description }) => !description).map(({ name }) => name),
    ...ownTypes
      .flatMap(listMembers)
      .flatMap(({ coordinate, description }) => (description ? [] : [coordinate])),
  ];
  expect(undescribed).toEqual([]);
});

it("lists in each result union its payload and the errors that its mutation can meet", () => {
  const unions = ownTypes.filter(isUnionType).map((union) => {
    const [payloads, errors] = [[] as string[], [] as string[]];
    for (const member of union.getTypes()) {
      const isError = member.getInterfaces().some(({ name }) => name === "Error");
      (isError ? errors : payloads).push(member.name);
    }
    return `${union.name} = ${[...payloads, ...errors.sort()].join(" | ")}`;
  });
  expect(unions).toMatchSnapshot();
});
