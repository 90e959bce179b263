import { BadInputError } from "@evergrant/core";
import type { ArgBuilder, InputShapeFromFields } from "@pothos/core";
import type { builder } from "../builder.ts";

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

type Types = typeof builder.$inferSchemaTypes;

/** The four arguments of every list that is read in pages. */
export function pageArgs(arg: ArgBuilder<Types>) {
  return {
    first: arg.int({
      description: "How many to read from the front: 0 to 100, 20 unless said. Not with `last`.",
    }),
    after: arg.string({ description: "Only what comes after this cursor." }),
    last: arg.int({ description: "How many to read from the back: 0 to 100. Not with `first`." }),
    before: arg.string({ description: "Only what comes before this cursor." }),
  };
}

export type PageArgs = InputShapeFromFields<ReturnType<typeof pageArgs>>;

export interface PageWindow {
  size: number;
  isBackward: boolean;
}

/** How much is read, and from which end. Throws BadInputError for what cannot be meant. */
export function readPageWindow({ first, last }: PageArgs): PageWindow {
  if (first != null && last != null) {
    throw new BadInputError("first and last were both given; give one of them.");
  }
  const size = first ?? last ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE) {
    const name = last == null ? "first" : "last";
    throw new BadInputError(`${name} must lie between 0 and ${MAX_PAGE_SIZE}.`);
  }
  return { size, isBackward: last != null };
}
