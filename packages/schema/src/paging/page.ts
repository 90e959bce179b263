import type { PageArgs, PageWindow } from "./page-args.ts";

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Page<Node> {
  edges: Edge<Node>[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/**
 * Makes a page of what was read in the direction of reading, one row more than its size. Towards a
 * cursor that was given there is more by itself: the row that the cursor was taken from.
 */
export function toPage<Node>(
  read: Edge<Node>[],
  { size, isBackward }: PageWindow,
  { after, before }: PageArgs,
): Page<Node> {
  const edges = read.slice(0, size);
  if (isBackward) edges.reverse();
  const hasMore = read.length > size;
  return {
    edges,
    pageInfo: {
      hasNextPage: isBackward ? before != null : hasMore || before != null,
      hasPreviousPage: isBackward ? hasMore || after != null : after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
