import { type GraphQLSchema, isEnumType, isInterfaceType, isObjectType } from "graphql";
import type { Operation } from "./operations.ts";
import type { Random } from "./random.ts";
import type { Slot } from "./slots.ts";
import type { Tenant } from "./tenant.ts";
import { decode } from "./texts.ts";

const DAY_MS = 86_400_000;
/** Of the newest objects of a type, so many are chosen from. */
export const RECENT = 6;

export interface Supplies {
  schema: GraphQLSchema;
  random: Random;
  now: Date;
}

type MakeText = (tenant: Tenant, random: Random, operation: string) => string;

/** Texts that mean something, by the names of their places. Any other is the tenant's marker and a few letters. */
const TEXTS: Record<string, MakeText> = {
  token: ({ marker }, random) => `Atzr|IwEB${marker}${random.letters(24)}`,
  sellingPartnerId: ({ marker }, random) => `A${(marker + random.letters(5)).toUpperCase()}`,
  returnUrl: ({ marker }) => `https://tool.test/${marker}`,
  // Of an address the last four letters are answered.
  url: ({ marker }) => `https://receiver.test/${marker}/hook`,
  search: ({ marker }) => marker,
  email: ({ marker }, random) => `${marker}${random.letters(6)}@example.test`,
  scopes: () => "accounts:read",
  from: () => "1",
  allowedAddresses: () => "203.0.113.0/24",
  timeZone: () => "Europe/Berlin",
  start: () => "22:00",
  end: () => "06:30",
  after: pickCursor,
  before: pickCursor,
};

/** Days from now, by the names of their places; else a month and a half ahead. */
const DAYS: Record<string, number> = { authorizedAt: -10, until: 10 };

/** A value that the tenant itself could give in a place; throws where it has none yet. */
export function makeOwnValue(
  slot: Slot,
  operation: Operation,
  tenant: Tenant,
  supplies: Supplies,
): unknown {
  const value = makeOne(slot, operation, tenant, supplies);
  return slot.isList ? [value] : value;
}

function makeOne(
  { name, label, namedType }: Slot,
  operation: Operation,
  tenant: Tenant,
  { schema, random, now }: Supplies,
): unknown {
  if (isEnumType(namedType)) return random.pick(namedType.getValues()).name;
  switch (namedType.name) {
    case "ID": {
      const types = idTypesOf(schema, label, operation.answers).filter((type) =>
        tenant.ids.has(type),
      );
      const ids = [...(tenant.ids.get(random.pick(types)) ?? [])];
      const others = ids.filter((id) => !decode(id)?.endsWith(tenant.keyId));
      // Of what a list tells last, all may be gone.
      return random.pick(random.below(4) === 0 ? others : others.slice(-RECENT));
    }
    case "String":
      return (
        TEXTS[label]?.(tenant, random, operation.name) ??
        `${tenant.marker}-${label}-${random.letters(4)}`
      );
    case "Boolean":
      return random.below(2) === 0;
    case "Int":
    case "Float":
      return random.pick([5, 20, 60]);
    case "DateTime":
      return new Date(now.getTime() + (DAYS[label] ?? 45) * DAY_MS).toISOString();
    default:
      throw new Error(`${name} is a ${namedType.name}, of which no value can be made up.`);
  }
}

/** A place in the operation's own list, where it has one. */
function pickCursor({ cursors }: Tenant, random: Random, operation: string): string {
  return random.pick([...(cursors.get(operation) ?? cursors.get("events") ?? [])]);
}

/** The types whose ids a place can mean, by its name: `sellerAccountId`; for `id`, by what is answered. */
export function idTypesOf(schema: GraphQLSchema, label: string, answers: string): string[] {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    // An event's id does not say of which type it is.
    .filter((type) => isObjectType(type) || type.name === "Event")
    .filter((type) => "id" in type.getFields())
    .map(({ name }) => name);
  if (/^ids?$/.test(label)) return types.includes(answers) ? [answers] : types;
  const stem = label.replace(/Ids?$/, "").toLowerCase();
  const exact = types.filter((type) => type.toLowerCase() === stem);
  return exact.length > 0 ? exact : types.filter((type) => type.toLowerCase().endsWith(stem));
}
