import type { Item, Order } from "../orders/order.ts";
import { makeTemplate } from "./json-template.ts";
import { describeOrder, ORDER_MARKS, type OrderMarks, readMarks } from "./order-answer.ts";

/** Data sets that differ from order to order by more than ids and times. */
const OWN_DATA = ["BUYER", "RECIPIENT", "PACKAGES"];
/** Sellers may name their products as they like. */
const MAX_TEMPLATES = 1_000;

type Template = (marks: OrderMarks) => string;

const templates = new Map<string, Template>();

/**
 * Writes the JSON of orders. Most differ by ids and times alone: describing each anew took nine
 * tenths of a page's time.
 */
export function createOrderWriter(
  includedData: readonly string[],
  now: number,
): (order: Order) => string {
  if (includedData.some((name) => OWN_DATA.includes(name))) {
    return (order) => JSON.stringify(describeOrder(order, readMarks(order), includedData, now));
  }
  // Orders of one product usually share its object; a look at it spares making the whole key.
  const written = new Map<Item, { order: Order; template: Template }>();
  return (order) => {
    let last = written.get(order.item);
    if (!last || !isOfOneKind(last.order, order)) {
      last = { order, template: findTemplate(order, includedData, now) };
      written.set(order.item, last);
    }
    return last.template(readMarks(order));
  };
}

function isOfOneKind(a: Order, b: Order): boolean {
  return (
    a.marketplaceId === b.marketplaceId &&
    a.fulfillmentStatus === b.fulfillmentStatus &&
    a.fulfilledBy === b.fulfilledBy &&
    a.isRefunded === b.isRefunded
  );
}

function findTemplate(order: Order, includedData: readonly string[], now: number): Template {
  const key = writeKey(order, includedData);
  const known = templates.get(key);
  if (known) return known;
  if (templates.size === MAX_TEMPLATES) templates.clear();
  const template = makeTemplate<OrderMarks>(ORDER_MARKS, (marks) =>
    describeOrder(order, marks, includedData, now),
  );
  templates.set(key, template);
  return template;
}

/** All that the description depends on but the marks; the lengths tell where each text ends. */
function writeKey(order: Order, includedData: readonly string[]): string {
  const { marketplaceId, fulfillmentStatus, fulfilledBy, isRefunded, item } = order;
  const { asin, sku, title, quantity, cents } = item;
  const kind = `${includedData} ${marketplaceId} ${fulfillmentStatus} ${fulfilledBy} ${isRefunded}`;
  return `${kind} ${quantity} ${cents} ${asin.length} ${sku.length} ${asin}${sku}${title}`;
}
