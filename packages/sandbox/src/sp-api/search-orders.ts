import { openText, sealText } from "../credentials/sealed-text.ts";
import { formatTime } from "../format-time.ts";
import { type Place, selectPage } from "../orders/select-page.ts";
import { PAGINATION_TOKEN_LIFE_MS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { answerInvalidInput, answerText } from "./answers.ts";
import type { OperationInput } from "./operation.ts";
import { readSearch, type Search } from "./read-search.ts";
import { createOrderWriter } from "./write-order.ts";

/** Where a page ended, the upper bound that all its pages share, and when the token was made. */
interface Position extends Place {
  before: number;
  madeAt: number;
}

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

  const { orders, end } = selectPage(world.store.state, seller, search, position);
  const page = orders.map(createOrderWriter(search.includedData, now));
  const rest = JSON.stringify({
    ...(end && {
      pagination: { nextToken: formatPosition(world, seller, search, end, now) },
    }),
    [search.by === "createdAt" ? "createdBefore" : "lastUpdatedBefore"]: formatTime(search.before),
  });
  return answerText(`{"orders":[${page}],${rest.slice(1)}`);
}

function formatPosition(
  world: World,
  seller: Seller,
  search: Search,
  end: Place,
  madeAt: number,
): string {
  const words = ["page", seller.index, search.by, search.before, madeAt, end.time];
  return sealText(world.store.state.key, [...words, end.orderNumber].join(" "));
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
