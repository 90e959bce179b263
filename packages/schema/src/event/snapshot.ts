import { type LogHead, readHead } from "@evergrant/core";
import type { GraphQLResolveInfo, OperationDefinitionNode, SelectionSetNode } from "graphql";
import type { Context } from "../context.ts";

/** What CURSOR_EXPIRED names as the way back: the state, page by page, and the place to go on from. */
export const SNAPSHOT_QUERY = `query Snapshot($after: String) {
  eventsCursor
  sellerAccounts(first: 100, after: $after) {
    edges { node { id name mwsToken { status disabledReason expiresAt } reviewAutomation { status disabledBy } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Asked = Pick<GraphQLResolveInfo, "operation" | "fragments">;

const heads = new WeakMap<Context, Promise<LogHead>>();
const snapshots = new WeakMap<OperationDefinitionNode, boolean>();

/** The log's head as it was before anything else of the request was read: what follows it may show in the answer already, and is told again. */
export function readSnapshotHead(context: Context): Promise<LogHead> {
  const known = heads.get(context) ?? readHead(context.deps);
  heads.set(context, known);
  return known;
}

/** Whether a query asks for eventsCursor, so that the rest of it has to be read after the head. */
export function isSnapshot({ operation, fragments }: Asked): boolean {
  const known = snapshots.get(operation);
  if (known !== undefined) return known;
  const found = selects(operation.selectionSet, fragments);
  snapshots.set(operation, found);
  return found;
}

/** Validation has seen to it that fragments end. */
function selects({ selections }: SelectionSetNode, fragments: Asked["fragments"]): boolean {
  return selections.some((selection) => {
    if (selection.kind === "Field") return selection.name.value === "eventsCursor";
    if (selection.kind === "InlineFragment") return selects(selection.selectionSet, fragments);
    const fragment = fragments[selection.name.value];
    return fragment !== undefined && selects(fragment.selectionSet, fragments);
  });
}
