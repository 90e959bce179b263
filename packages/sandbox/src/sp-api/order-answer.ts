import { DAY_MS } from "../duration.ts";
import { formatTime } from "../format-time.ts";
import { findMarketplace } from "../marketplaces.ts";
import { getItemId, type Order } from "../orders/order.ts";
import { formatAmount, getCurrency } from "./money.ts";
import { describePackages, describePeople } from "./order-data-sets.ts";

export const INCLUDED_DATA = [
  "BUYER",
  "RECIPIENT",
  "PROCEEDS",
  "EXPENSE",
  "PROMOTION",
  "CANCELLATION",
  "FULFILLMENT",
  "PACKAGES",
  "TAX",
  "PAYMENT",
  "FULFILLMENT_ORDERS",
];

const HANDLING_MS = DAY_MS;

/** What tells an order from others of the same product, marketplace and status. */
export type OrderMarks = Record<(typeof ORDER_MARKS)[number], string>;
export const ORDER_MARKS = [
  "orderId",
  "itemId",
  "createdTime",
  "lastUpdatedTime",
  "latestShip",
  "earliestDelivery",
  "latestDelivery",
] as const;

export function readMarks(order: Order): OrderMarks {
  const latestDelivery = formatTime(order.latestDelivery);
  return {
    orderId: order.orderId,
    itemId: getItemId(order),
    createdTime: formatTime(order.createdAt),
    lastUpdatedTime: formatTime(order.lastUpdatedAt),
    latestShip: formatTime(order.createdAt + HANDLING_MS),
    earliestDelivery:
      order.earliestDelivery === order.latestDelivery
        ? latestDelivery
        : formatTime(order.earliestDelivery),
    latestDelivery,
  };
}

/** An order in the shape of Orders 2026-01-01: data sets that were not asked for stay away. */
export function describeOrder(
  order: Order,
  marks: OrderMarks,
  includedData: readonly string[],
  now: number,
): object {
  const marketplace = findMarketplace(order.marketplaceId);
  const { item } = order;
  const isShipped = order.fulfillmentStatus === "SHIPPED";
  const currencyCode = getCurrency(order.marketplaceId);
  const money = (cents: number) => ({ amount: formatAmount(cents, currencyCode), currencyCode });
  const paid = item.cents * item.quantity;
  const kept = order.isRefunded ? 0 : paid;
  const hasFulfillment = includedData.includes("FULFILLMENT");
  const hasProceeds = includedData.includes("PROCEEDS");

  return {
    orderId: marks.orderId,
    createdTime: marks.createdTime,
    lastUpdatedTime: marks.lastUpdatedTime,
    programs: [],
    salesChannel: {
      channelName: "AMAZON",
      marketplaceId: order.marketplaceId,
      ...(marketplace && { marketplaceName: marketplace.name }),
    },
    ...describePeople(order, includedData),
    ...(hasProceeds && { proceeds: { grandTotal: money(kept) } }),
    ...(hasFulfillment && {
      fulfillment: {
        fulfillmentStatus: order.fulfillmentStatus,
        fulfilledBy: order.fulfilledBy,
        fulfillmentServiceLevel: "STANDARD",
        shipByWindow: {
          earliestDateTime: marks.createdTime,
          latestDateTime: marks.latestShip,
        },
        deliverByWindow: {
          earliestDateTime: marks.earliestDelivery,
          latestDateTime: marks.latestDelivery,
        },
      },
    }),
    orderItems: [
      {
        orderItemId: marks.itemId,
        quantityOrdered: item.quantity,
        product: {
          asin: item.asin,
          title: item.title,
          sellerSku: item.sku,
          condition: { conditionType: "NEW", conditionSubtype: "NEW" },
          price: { unitPrice: money(item.cents) },
        },
        ...(hasProceeds && {
          proceeds: {
            proceedsTotal: money(kept),
            // The Orders API has no word for a refund; the sandbox shows it as what was taken back.
            breakdowns: [
              { type: "ITEM", subtotal: money(paid) },
              ...(order.isRefunded ? [{ type: "OTHER", subtotal: money(-paid) }] : []),
            ],
          },
        }),
        ...(hasFulfillment && {
          fulfillment: {
            quantityFulfilled: isShipped ? item.quantity : 0,
            quantityUnfulfilled: isShipped ? 0 : item.quantity,
          },
        }),
      },
    ],
    ...(includedData.includes("PACKAGES") && isShipped && describePackages(order, now)),
  };
}
