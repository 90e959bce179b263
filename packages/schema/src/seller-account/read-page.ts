import type { Prisma } from "@evergrant/db";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../context.ts";
import { type Edge, type Page, toPage } from "../paging/page.ts";
import { type PageArgs, readPageWindow } from "../paging/page-args.ts";
import { decodePlace, encodePlace } from "./cursor.ts";
import {
  type AccountOrder,
  isAccountOrder,
  type Order,
  orderAccounts,
  orderTokens,
  whereAccount,
  whereToken,
} from "./order.ts";

/** What is read to make an edge, whatever the client selects of its node. */
const EDGE_SELECT = { workspaceId: true, id: true, name: true, createdAt: true } as const;

type AccountRow = { workspaceId: string; id: string };

interface PageRequest {
  args: PageArgs;
  where: Prisma.SellerAccountWhereInput;
}

/** One page of accounts, with all that the client selected below it, in one statement. */
export async function readSellerAccountPage(
  context: Context,
  info: GraphQLResolveInfo,
  order: Order,
  { args, where }: PageRequest,
): Promise<Page<AccountRow>> {
  const window = readPageWindow(args);
  const { select } = queryFromInfo({
    context,
    info,
    typeName: "SellerAccount",
    paths: [["edges", "node"]],
    select: EDGE_SELECT,
  });
  const direction = window.isBackward ? "desc" : "asc";
  const read = isAccountOrder(order)
    ? await readFromAccounts(
        context,
        order,
        { args, where },
        { select, direction, take: window.size + 1 },
      )
    : await readFromTokens(
        context,
        order,
        { args, where },
        { select, direction, take: window.size + 1 },
      );
  return toPage(read, window, args);
}

interface Reading {
  select: typeof EDGE_SELECT;
  direction: Prisma.SortOrder;
  take: number;
}

async function readFromAccounts(
  { deps }: Context,
  order: AccountOrder,
  { args, where }: PageRequest,
  { select, direction, take }: Reading,
): Promise<Edge<AccountRow>[]> {
  const accounts = await deps.client.sellerAccount.findMany({
    where: {
      AND: [
        where,
        ...(args.after == null
          ? []
          : [whereAccount(decodePlace(order, args.after, "after"), "after")]),
        ...(args.before == null
          ? []
          : [whereAccount(decodePlace(order, args.before, "before"), "before")]),
      ],
    },
    orderBy: orderAccounts(order, direction),
    take,
    select,
    relationLoadStrategy: "join",
  });
  return accounts.map((node) => ({
    cursor: encodePlace(
      order === "NAME"
        ? { order, value: node.name, id: node.id }
        : { order, value: node.createdAt, id: node.id },
    ),
    node,
  }));
}

/** Every account has a token: they are connected and disconnected together. */
async function readFromTokens(
  { deps }: Context,
  order: "EXPIRES_AT" | "STATUS",
  { args, where }: PageRequest,
  { select, direction, take }: Reading,
): Promise<Edge<AccountRow>[]> {
  const tokens = await deps.client.mwsToken.findMany({
    where: {
      AND: [
        { sellerAccount: where },
        ...(args.after == null
          ? []
          : [whereToken(decodePlace(order, args.after, "after"), "after")]),
        ...(args.before == null
          ? []
          : [whereToken(decodePlace(order, args.before, "before"), "before")]),
      ],
    },
    orderBy: orderTokens(order, direction),
    take,
    select: { expiresAt: true, status: true, sellerAccount: { select } },
    relationLoadStrategy: "join",
  });
  return tokens.map(({ expiresAt, status, sellerAccount: node }) => ({
    cursor: encodePlace(
      order === "STATUS"
        ? { order, value: status, id: node.id }
        : { order, value: expiresAt, id: node.id },
    ),
    node,
  }));
}
