import { createHash, randomUUID } from "node:crypto";
import { schema } from "@evergrant/schema";
import { isEnumType } from "graphql";
import { makeControl } from "./controls.ts";
import type { Foreign } from "./foreign.ts";
import type { Operation } from "./operations.ts";
import { idTypesOf } from "./own-values.ts";
import type { Slot } from "./slots.ts";
import type { Tenant } from "./tenant.ts";
import { decode, textsOf, wordsOf } from "./texts.ts";

/** Of each type, so many of the other's ids are tried, besides those in the database: the newest. */
const IDS_OF_A_TYPE = 1;

/** Of each list, so many of the other's cursors are tried where a cursor belongs; elsewhere one. */
const CURSORS = 6;

/**
 * Texts that a place does not look up, and bare ids, which name nothing there: so many of them are tried, in each place
 * others, so that all of them are tried somewhere.
 */
const SHARE = 6;

/** A value to try in a place, and one that must be answered alike; null: nothing is compared. */
export interface Trial {
  value: unknown;
  control: unknown;
}

/** What the other's things are called, for places that take an id or a text. */
export function listForeignTrials(
  { answers }: Operation,
  slot: Slot,
  { foreign, tenant }: { foreign: Foreign; tenant: Tenant },
): Trial[] {
  const isId = slot.namedType.name === "ID";
  if (!isId && slot.namedType.name !== "String") return [];
  // A key means something to a repeated call alone: what it stands for is tried word for word.
  const isKey = slot.label === "idempotencyKey";
  const texts = foreign.texts.filter(({ column }) => !isKey || /key$/i.test(column));
  const isPlace = /^(after|before)$|cursor/i.test(slot.label);
  const cursors = [...tenant.cursors.values()].flatMap((ofList) =>
    [...ofList].slice(isPlace ? -CURSORS : -1),
  );
  const all = texts.map(({ text }) => text);
  const values = isId
    ? listIds(idTypesOf(schema, slot.label, answers), foreign, { tenant, place: slot.name })
    : [
        ...(isPlace || isKey || slot.label === "search" ? all : takeShare(all, slot.name)),
        ...cursors,
      ];
  return values.map((value) => {
    const control = makeControl(value, foreign, tenant.marker);
    const list = (item: unknown) => (slot.isList ? [item] : item);
    return { value: list(value), control: control === null ? null : list(control) };
  });
}

/** One of each kind: enough to see that a place is open, not to see every type of thing through it. */
export function pickOneOfEachKind(trials: readonly Trial[]): Trial[] {
  return [...new Map(trials.map((trial) => [kindOf(trial.value), trial])).values()];
}

/** Of an id or a cursor its type; all else is bare. */
export function kindOf(value: unknown): string {
  const [text = ""] = textsOf(value);
  return /^(?:\w+:|v\d+\.|\["\w+")/.exec(decode(text) ?? "")?.[0] ?? "bare";
}

/** Ids as they are handed out, those of the database's columns under the type meant, and a share of them bare. */
function listIds(
  types: readonly string[],
  foreign: Foreign,
  { tenant, place }: { tenant: Tenant; place: string },
): string[] {
  const isForeign = (id: string) => [...wordsOf(id)].some((word) => foreign.values.has(word));
  const handedOut = [...tenant.ids.values()].flatMap((ids) =>
    [...ids].filter(isForeign).slice(-IDS_OF_A_TYPE),
  );
  const [meant] = types.length === 1 ? types : [];
  const encoded = meant
    ? foreign.uuids.map((uuid) => Buffer.from(`${meant}:${uuid}`).toString("base64"))
    : [];
  return [...new Set([...handedOut, ...encoded, ...takeShare(foreign.uuids, place)])];
}

function takeShare<Item>(items: readonly Item[], place: string): Item[] {
  const first = createHash("sha256").update(place).digest().readUInt32BE() % (items.length || 1);
  return [...items.slice(first), ...items.slice(0, first)].slice(0, SHARE);
}

/** Values that mean nobody's things: the edges of what a place takes. */
export function listPlainValues({ namedType, isList }: Slot): unknown[] {
  const list = (item: unknown) => (isList && item !== null ? [item] : item);
  return [null, ...plainOf()].map(list);

  function plainOf(): unknown[] {
    if (isEnumType(namedType)) return namedType.getValues().map(({ name }) => name);
    switch (namedType.name) {
      case "ID":
        return [randomUUID(), ""];
      case "Boolean":
        return [true, false];
      case "Int":
        return [0, 1, 100, -1];
      case "DateTime":
        return ["2026-03-01T12:00:00Z", "2030-01-01T00:00:00Z"];
      default:
        return ["", "%", "a".repeat(300)];
    }
  }
}
