import type { AmazonAccess, AmazonAnswer } from "@evergrant/core";
import * as z from "zod";
import type { Connection } from "./connection.ts";
import { RECENT_ORDER_DAYS, SEARCHED_MARKETPLACES_LIMIT } from "./policy.ts";
import { askSpApi } from "./sp-api.ts";

const ORDERS_PATH = "/orders/2026-01-01/orders";
const DAY_MS = 86_400_000;

const order = z.object({ orderId: z.string().min(1) });

const searchAnswer = z
  .object({ orders: z.array(order) })
  .transform(({ orders }) => ({ orderId: orders[0]?.orderId ?? null }));

const getAnswer = z.object({ order }).transform((answer) => ({ orderId: answer.order.orderId }));

/** One order updated within the last {@link RECENT_ORDER_DAYS} days, or null. */
export async function findAnyOrder(
  connection: Connection,
  access: AmazonAccess,
  { marketplaceIds, now }: { marketplaceIds: string[]; now: Date },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ orderId: string | null }>> {
  const query = {
    lastUpdatedAfter: new Date(now.getTime() - RECENT_ORDER_DAYS * DAY_MS).toISOString(),
    marketplaceIds: marketplaceIds.slice(0, SEARCHED_MARKETPLACES_LIMIT).join(","),
    maxResultsPerPage: "1",
  };
  return askSpApi(
    connection,
    access,
    { operation: "searchOrders", path: ORDERS_PATH, query, answer: searchAnswer },
    signal,
  );
}

/** A known order, if the token's seller may read it. */
export async function getOrder(
  connection: Connection,
  access: AmazonAccess,
  { orderId }: { orderId: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ orderId: string }>> {
  const path = `${ORDERS_PATH}/${encodeURIComponent(orderId)}`;
  return askSpApi(connection, access, { operation: "getOrder", path, answer: getAnswer }, signal);
}
