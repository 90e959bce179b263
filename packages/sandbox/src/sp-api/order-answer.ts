import { DAY_MS } from "../duration.ts";
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

/** An order in the shape of Orders 2026-01-01: data sets that were not asked for stay away. */
export function describeOrder(order: Order, includedData: readonly string[], now: number): object {
  const marketplace = findMarketplace(order.marketplaceId);
  const { item } = order;
  const isShipped = order.fulfillmentStatus === "SHIPPED";
  const currencyCode = getCurrency(order.marketplaceId);
  const money = (cents: number) => ({ amount: formatAmount(cents, currencyCode), currencyCode });
  const paid = item.cents * item.quantity;
  const kept = order.isRefunded ? 0 : paid;
  const hasFulfillment = includedData.includes("FULFILLMENT");
  const hasProceeds = includedData.includes("PROCEEDS");

  // Formatting times is half the work of a page of orders, and most of an order's are the same.
  const created = formatTime(order.createdAt);
  const latest = formatTime(order.latestDelivery);

  return {
    orderId: order.orderId,
    createdTime: created,
    lastUpdatedTime:
      order.lastUpdatedAt === order.latestDelivery ? latest : formatTime(order.lastUpdatedAt),
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
          earliestDateTime: created,
          latestDateTime: formatTime(order.createdAt + HANDLING_MS),
        },
        deliverByWindow: {
          earliestDateTime:
            order.earliestDelivery === order.latestDelivery
              ? latest
              : formatTime(order.earliestDelivery),
          latestDateTime: latest,
        },
      },
    }),
    orderItems: [
      {
        orderItemId: getItemId(order),
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

export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
