import { BadInputError } from "@evergrant/core";
import type { Prisma } from "@evergrant/db";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { parseDateTime } from "../date-time.ts";
import { decodeIdOf, isUuid } from "../global-id.ts";
import { type Page, toPage } from "../paging/page.ts";
import { type PageArgs, readPageWindow } from "../paging/page-args.ts";
import type { IssueFilter } from "./list.ts";

const EDGE_SELECT = { workspaceId: true, id: true, openedAt: true } as const;

type IssueRow = { workspaceId: string; id: string };
type Place = { openedAt: Date; id: string };

/** One page of issues, the newest first. */
export async function readIssuePage(
  context: Context,
  info: GraphQLResolveInfo,
  args: PageArgs & { filter?: typeof IssueFilter.$inferInput | null | undefined },
): Promise<Page<IssueRow>> {
  const window = readPageWindow(args);
  const { select } = queryFromInfo({
    ...{ context, info, typeName: "Issue", paths: [["edges", "node"]], select: EDGE_SELECT },
  });
  const { after, before } = args;
  const direction = window.isBackward ? "asc" : "desc";
  const rows = await context.deps.client.issue.findMany({
    where: {
      AND: [
        whereFilter(args.filter),
        ...(after == null ? [] : [wherePlace(readPlace(after, "after"), "lt")]),
        ...(before == null ? [] : [wherePlace(readPlace(before, "before"), "gt")]),
      ],
    },
    orderBy: [{ openedAt: direction }, { id: direction }],
    take: window.size + 1,
    select,
    relationLoadStrategy: "join",
  });
  const read = rows.map((node) => ({ cursor: encodePlace(node), node }));
  return toPage(read, window, args);
}

function whereFilter(
  filter: typeof IssueFilter.$inferInput | null | undefined,
): Prisma.IssueWhereInput {
  const { states, kinds, sellerAccountId } = filter ?? {};
  return {
    ...(states && { state: { in: [...states] } }),
    ...(kinds && { kind: { in: [...kinds] } }),
    // An id never handed out is nobody's.
    ...(sellerAccountId != null && readAccount(sellerAccountId)),
  };
}

function readAccount(globalId: string): Prisma.IssueWhereInput {
  const sellerAccountId = decodeIdOf("SellerAccount", globalId);
  return sellerAccountId === null ? { id: { in: [] } } : { sellerAccountId };
}

function wherePlace({ openedAt, id }: Place, side: "lt" | "gt"): Prisma.IssueWhereInput {
  return { OR: [{ openedAt: { [side]: openedAt } }, { openedAt, id: { [side]: id } }] };
}

function encodePlace({ openedAt, id }: Place): string {
  return Buffer.from(JSON.stringify([openedAt, id])).toString("base64url");
}

function readPlace(cursor: string, argument: "after" | "before"): Place {
  const [time, id] = readPair(Buffer.from(cursor, "base64url").toString());
  const openedAt = typeof time === "string" ? parseDateTime(time) : null;
  const place = openedAt !== null && typeof id === "string" && isUuid(id) ? { openedAt, id } : null;
  // Only what encodes to the very same text was handed out by us.
  if (place === null || encodePlace(place) !== cursor)
    throw new BadInputError(`${argument} is not a cursor. Take one from pageInfo or an edge.`);
  return place;
}

function readPair(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
