import type { AmazonAccess, AmazonAnswer } from "@evergrant/core";
import * as z from "zod";
import type { Connection } from "./connection.ts";
import { moment, type Order, orderAnswer } from "./order.ts";
import { RECENT_ORDER_DAYS, SEARCHED_MARKETPLACES_LIMIT } from "./policy.ts";
import { askSpApi } from "./sp-api.ts";

const ORDERS_PATH = "/orders/2026-01-01/orders";
const DAY_MS = 86_400_000;

/** What an {@link Order} is made of, beside what every order has. Amazon gives each to those with its role. */
export type OrderData = "FULFILLMENT" | "CANCELLATION" | "PROCEEDS";

/** Amazon wants exactly one of the two beginnings; an end lies two minutes back at least. */
export type OrderSearch = (
  | { createdAfter: Date; createdBefore?: Date }
  | { lastUpdatedAfter: Date; lastUpdatedBefore?: Date }
) & {
  marketplaceIds?: readonly string[];
  fulfillmentStatuses?: readonly string[];
  fulfilledBy?: readonly ("AMAZON" | "MERCHANT")[];
  includedData?: readonly OrderData[];
  /** 1 to 100; 100 unless said. */
  maxResultsPerPage?: number;
  /** Of the page before, together with the same search. */
  paginationToken?: string;
};

export interface OrderPage {
  orders: Order[];
  /** Null on the last page. */
  nextToken: string | null;
  /** Up to when the search reaches: where the next one is to begin. */
  reachesTo: Date | null;
}

const searchAnswer = z
  .object({
    orders: z.array(orderAnswer),
    pagination: z.object({ nextToken: z.string().min(1).nullable().catch(null) }).nullish(),
    createdBefore: moment,
    lastUpdatedBefore: moment,
  })
  .transform(
    ({ orders, pagination, createdBefore, lastUpdatedBefore }): OrderPage => ({
      orders,
      nextToken: pagination?.nextToken ?? null,
      reachesTo: lastUpdatedBefore ?? createdBefore,
    }),
  );
const getAnswer = z.object({ order: orderAnswer }).transform(({ order }) => order);

/** One page of a seller's orders. */
export async function searchOrders(
  connection: Connection,
  access: AmazonAccess,
  search: OrderSearch,
  signal: AbortSignal,
): Promise<AmazonAnswer<OrderPage>> {
  const query = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => {
      const written = writeParameter(value);
      return written === "" ? [] : [[name, written]];
    }),
  );
  const operation = "searchOrders";
  const question = { operation, path: ORDERS_PATH, query, answer: searchAnswer } as const;
  return askSpApi(connection, access, question, signal);
}

/** One order updated within the last {@link RECENT_ORDER_DAYS} days, or null. */
export async function findAnyOrder(
  connection: Connection,
  access: AmazonAccess,
  { marketplaceIds, now }: { marketplaceIds: string[]; now: Date },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ orderId: string | null }>> {
  const search = {
    lastUpdatedAfter: new Date(now.getTime() - RECENT_ORDER_DAYS * DAY_MS),
    marketplaceIds: marketplaceIds.slice(0, SEARCHED_MARKETPLACES_LIMIT),
    maxResultsPerPage: 1,
  };
  const page = await searchOrders(connection, access, search, signal);
  return page.ok ? { ok: true, value: { orderId: page.value.orders[0]?.orderId ?? null } } : page;
}

/** A known order, if the token's seller may read it. */
export async function getOrder(
  connection: Connection,
  access: AmazonAccess,
  { orderId, includedData = [] }: { orderId: string; includedData?: readonly OrderData[] },
  signal: AbortSignal,
): Promise<AmazonAnswer<Order>> {
  const question = {
    operation: "getOrder",
    path: `${ORDERS_PATH}/${encodeURIComponent(orderId)}`,
    ...(includedData.length > 0 && { query: { includedData: includedData.join(",") } }),
    answer: getAnswer,
  } as const;
  return askSpApi(connection, access, question, signal);
}

/** Lists are written with commas; what is not there is not written. */
function writeParameter(value: Date | number | string | readonly string[] | undefined): string {
  if (value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? value.join(",") : String(value);
}
