import {
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isUnionType,
} from "graphql";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type PageArgs } from "../paging/page-args.ts";
import { MUTATION_POINTS, OBJECT_POINTS, UNPAGED_LIST_SIZE } from "./policy.ts";

/** What a field costs by itself, and how often what is selected below it does. */
export interface Points {
  field: number;
  multiplier: number;
}

/**
 * A field that says nothing else: its object; nothing for a value; for a list as many objects as it may
 * well have. The only unions are what mutations answer.
 */
export function pointsOf(
  _args: object,
  _context: object,
  { type }: { type: GraphQLOutputType },
): Points {
  const named = getNamedType(type);
  if (isLeafType(named)) return { field: 0, multiplier: 1 };
  if (isUnionType(named)) return { field: MUTATION_POINTS, multiplier: 1 };
  return isListType(getNullableType(type))
    ? pointsOfList(UNPAGED_LIST_SIZE)
    : { field: OBJECT_POINTS, multiplier: 1 };
}

/** A list of so many objects. */
export function pointsOfList(size: number): Points {
  return { field: size * OBJECT_POINTS, multiplier: size };
}

/** A page: its size times its node. A size that the resolver will refuse counts as one that it would not. */
export function pointsOfPage({ first, last }: PageArgs): Points {
  return { field: 0, multiplier: within(first ?? last ?? DEFAULT_PAGE_SIZE) };
}

/** A list that is read from the front alone, and not in pages. */
export function pointsOfFirst({ first }: Pick<PageArgs, "first">): Points {
  return pointsOfList(within(first ?? DEFAULT_PAGE_SIZE));
}

/** A mutation of so many items. */
export function pointsOfBulk(items: readonly unknown[]): Points {
  const size = within(items.length);
  return { field: Math.max(1, size) * MUTATION_POINTS, multiplier: size };
}

/** As many objects as ids. */
export function pointsOfIds(ids: readonly unknown[]): Points {
  return pointsOfList(within(ids.length));
}

/** Part of what is counted already. */
export const FREE: Points = { field: 0, multiplier: 1 };

function within(size: number): number {
  return Math.min(Math.max(size, 0), MAX_PAGE_SIZE);
}
