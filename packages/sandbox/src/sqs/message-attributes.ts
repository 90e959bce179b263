import { createHash } from "node:crypto";
import { isRecord } from "../sp-api/is-record.ts";
import type { MessageAttribute } from "./queue.ts";
import { type Fields, readMap } from "./read-fields.ts";
import { SqsError } from "./sqs-error.ts";

const [STRING, BINARY] = [1, 2];

/** What a sender attached; undefined where that is nothing. */
export function readMessageAttributes(
  fields: Fields,
): Record<string, MessageAttribute> | undefined {
  const entries = Object.entries(readMap(fields, "MessageAttributes"));
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, readAttribute(name, value)]));
}

function readAttribute(name: string, value: unknown): MessageAttribute {
  const { DataType, StringValue, BinaryValue } = isRecord(value) ? value : {};
  const isBinary = `${DataType}`.startsWith("Binary");
  if (isBinary && typeof BinaryValue === "string") return { DataType: `${DataType}`, BinaryValue };
  if (/^(String|Number)/.test(`${DataType}`) && typeof StringValue === "string") {
    return { DataType: `${DataType}`, StringValue };
  }
  throw new SqsError(
    "InvalidParameterValueException",
    `The message attribute '${name}' must have a type of String, Number or Binary, and a value of it.`,
  );
}

/** The digest that clients compare: names in order, each part with its length before it. */
export function digestAttributes(attributes: Record<string, MessageAttribute>): string {
  const hash = createHash("md5");
  const add = (part: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    hash.update(length).update(part);
  };
  for (const [name, attribute] of Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { DataType, StringValue, BinaryValue } = attribute;
    add(Buffer.from(name));
    add(Buffer.from(DataType));
    hash.update(Buffer.of(BinaryValue === undefined ? STRING : BINARY));
    add(
      BinaryValue === undefined
        ? Buffer.from(StringValue ?? "")
        : Buffer.from(BinaryValue, "base64"),
    );
  }
  return hash.digest("hex");
}

/** Those whose names, or whose names' beginnings (`Trace.*`), are asked for. */
export function chooseAttributes(
  attributes: Record<string, MessageAttribute>,
  asked: readonly string[],
): Record<string, MessageAttribute> | undefined {
  const fits = (name: string) =>
    asked.some(
      (pattern) =>
        pattern === "All" ||
        pattern === name ||
        (pattern.endsWith("*") && name.startsWith(pattern.replace(/\.?\*$/, ""))),
    );
  const chosen = Object.entries(attributes).filter(([name]) => fits(name));
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
}
