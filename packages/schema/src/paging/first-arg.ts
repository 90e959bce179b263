import { BadInputError } from "@evergrant/core";
import type { ArgBuilder } from "@pothos/core";
import type { builder } from "../builder.ts";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "./page-args.ts";

/** The one argument of a list of which only the front is read. */
export function firstArg(arg: ArgBuilder<typeof builder.$inferSchemaTypes>) {
  return arg.int({ description: "How many to read from the front: 0 to 100, 20 unless said." });
}

/** How much is read. Throws BadInputError for what cannot be meant. */
export function readFirst(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (size >= 0 && size <= MAX_PAGE_SIZE) return size;
  throw new BadInputError(`first must lie between 0 and ${MAX_PAGE_SIZE}.`);
}
