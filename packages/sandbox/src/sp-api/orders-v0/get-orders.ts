import { openText, sealText } from "../../credentials/sealed-text.ts";
import { findOrder } from "../../orders/order.ts";
import { type OrderSearch, type Place, selectPage } from "../../orders/select-page.ts";
import { PAGINATION_TOKEN_LIFE_MS } from "../../policy.ts";
import type { Seller } from "../../store/state.ts";
import type { World } from "../../world.ts";
import { answerJson } from "../answers.ts";
import type { OperationInput } from "../operation.ts";
import { readList } from "../query.ts";
import { describeOrder, formatTime } from "./describe-order.ts";
import { readGetOrders, refuse } from "./read-get-orders.ts";
import { readOpenData } from "./read-one-order.ts";

const MAX_ORDER_IDS = 50;

/** A next token carries its whole search: Orders v0 ignores what else comes with one. */
interface NextPage {
  sellerIndex: number;
  search: OrderSearch;
  from: Place;
  madeAt: number;
}

export function getOrders(
  world: World,
  seller: Seller,
  { url, dataElements }: OperationInput,
): Response {
  const { state } = world.store;
  const now = world.clock.nowMs();
  const open = readOpenData(dataElements);
  const orderIds = readList(url, "AmazonOrderIds");
  if (orderIds.length > 0) {
    if (orderIds.length > MAX_ORDER_IDS) return refuse();
    const orders = orderIds.flatMap((id) => findOrder(state, seller, id) ?? []);
    const payload = { Orders: orders.map((order) => describeOrder(order, open)) };
    return answerJson({ payload: { ...payload, CreatedBefore: formatTime(now) } });
  }

  const token = url.searchParams.get("NextToken");
  const next = token === null ? null : readNextPage(world, seller, token);
  if (token !== null && (!next || now >= next.madeAt + PAGINATION_TOKEN_LIFE_MS)) return refuse();
  const search = next?.search ?? readGetOrders(url, seller, now);
  if (search instanceof Response) return search;

  const { orders, end } = selectPage(state, seller, search, next?.from ?? null);
  const bound = search.by === "createdAt" ? "CreatedBefore" : "LastUpdatedBefore";
  return answerJson({
    payload: {
      Orders: orders.map((order) => describeOrder(order, open)),
      ...(end && {
        NextToken: formatNextPage(world, {
          sellerIndex: seller.index,
          search,
          from: end,
          madeAt: now,
        }),
      }),
      [bound]: formatTime(search.before),
    },
  });
}

function formatNextPage(world: World, next: NextPage): string {
  return sealText(world.store.state.key, `next ${JSON.stringify(next)}`);
}

function readNextPage(world: World, seller: Seller, token: string): NextPage | null {
  const text = openText(world.store.state.key, token);
  if (!text?.startsWith("next ")) return null;
  const next = JSON.parse(text.slice("next ".length)) as NextPage;
  return next.sellerIndex === seller.index ? next : null;
}
