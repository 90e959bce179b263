import { openText, sealText } from "../credentials/sealed-text.ts";
import { generateOrders, type Order } from "../orders/order.ts";
import { PAGINATION_TOKEN_LIFE_MS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerInvalidInput, answerJson } from "./answers.ts";
import type { OperationInput } from "./operation.ts";
import { describeOrder, formatTime } from "./order-answer.ts";
import { readSearch, type Search } from "./read-search.ts";

/** Where a page ended, the upper bound that all its pages share, and when the token was made. */
interface Position {
  time: number;
  orderNumber: number;
  before: number;
  madeAt: number;
}

/** Oldest first. Pages are positions in that order, so new orders never shift what was read. */
export function searchOrders(world: World, seller: Seller, { url }: OperationInput): Response {
  const now = world.clock.nowMs();
  const search = readSearch(url, seller, now);
  if (search instanceof Response) return search;

  const token = url.searchParams.get("paginationToken");
  const position = token === null ? null : readPosition(world, seller, search, token);
  if (token !== null && (!position || now >= position.madeAt + PAGINATION_TOKEN_LIFE_MS)) {
    return answerInvalidInput("paginationToken is invalid or has expired");
  }
  if (position) search.before = position.before;

  const found: Order[] = [];
  for (const order of generateOrders(world.store.state, seller)) {
    if (matches(order, search) && (!position || isPast(order, search, position))) found.push(order);
  }
  found.sort((a, b) => a[search.by] - b[search.by] || a.orderNumber - b.orderNumber);
  const page = found.slice(0, search.maxResults);
  const last = found.length > page.length ? page.at(-1) : undefined;

  return answerJson({
    orders: page.map((order) => describeOrder(order, search.includedData)),
    ...(last && {
      pagination: { nextToken: formatPosition(world, seller, search, last, now) },
    }),
    [search.by === "createdAt" ? "createdBefore" : "lastUpdatedBefore"]: formatTime(search.before),
  });
}

function matches(order: Order, search: Search): boolean {
  const time = order[search.by];
  const accepts = (wanted: string[], value: string) =>
    wanted.length === 0 || wanted.includes(value);
  return (
    time >= search.after &&
    time <= search.before &&
    accepts(search.marketplaceIds, order.marketplaceId) &&
    accepts(search.fulfillmentStatuses, order.fulfillmentStatus) &&
    accepts(search.fulfilledBy, order.fulfilledBy)
  );
}

function isPast(order: Order, search: Search, position: Position): boolean {
  const time = order[search.by];
  return (
    time > position.time || (time === position.time && order.orderNumber > position.orderNumber)
  );
}

function formatPosition(
  world: World,
  seller: Seller,
  search: Search,
  last: Order,
  madeAt: number,
): string {
  const words = ["page", seller.index, search.by, search.before, madeAt, last[search.by]];
  return sealText(world.store.state.key, [...words, last.orderNumber].join(" "));
}

function readPosition(
  world: World,
  seller: Seller,
  search: Search,
  token: string,
): Position | null {
  const words = openText(world.store.state.key, token)?.split(" ") ?? [];
  const [purpose, sellerIndex, by, before, madeAt, time, orderNumber] = words;
  if (purpose !== "page" || Number(sellerIndex) !== seller.index || by !== search.by) return null;
  return {
    before: Number(before),
    madeAt: Number(madeAt),
    time: Number(time),
    orderNumber: Number(orderNumber),
  };
}
