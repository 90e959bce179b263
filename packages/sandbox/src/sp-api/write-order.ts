import type { Order } from "../orders/order.ts";
import { makeTemplate } from "./json-template.ts";
import { describeOrder, ORDER_MARKS, type OrderMarks, readMarks } from "./order-answer.ts";

/** Data sets that differ from order to order by more than ids and times. */
const OWN_DATA = ["BUYER", "RECIPIENT", "PACKAGES"];
/** Sellers may name their products as they like. */
const MAX_TEMPLATES = 1_000;

const templates = new Map<string, (marks: OrderMarks) => string>();

/**
 * The JSON of an order. Most orders differ by ids and times alone: describing each anew took nine
 * tenths of a page's time.
 */
export function writeOrder(order: Order, includedData: readonly string[], now: number): string {
  const marks = readMarks(order);
  if (includedData.some((name) => OWN_DATA.includes(name))) {
    return JSON.stringify(describeOrder(order, marks, includedData, now));
  }
  const key = writeKey(order, includedData);
  let template = templates.get(key);
  if (!template) {
    if (templates.size === MAX_TEMPLATES) templates.clear();
    template = makeTemplate<OrderMarks>(ORDER_MARKS, (given) =>
      describeOrder(order, given, includedData, now),
    );
    templates.set(key, template);
  }
  return template(marks);
}

/** All that the description depends on but the marks; the lengths tell where each text ends. */
function writeKey(order: Order, includedData: readonly string[]): string {
  const { marketplaceId, fulfillmentStatus, fulfilledBy, isRefunded, item } = order;
  const { asin, sku, title, quantity, cents } = item;
  const kind = `${includedData} ${marketplaceId} ${fulfillmentStatus} ${fulfilledBy} ${isRefunded}`;
  return `${kind} ${quantity} ${cents} ${asin.length} ${sku.length} ${asin}${sku}${title}`;
}
