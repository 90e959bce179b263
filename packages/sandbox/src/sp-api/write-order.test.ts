import { expect, it } from "vitest";
import type { Order } from "../orders/order.ts";
import { describeOrder, INCLUDED_DATA, readMarks } from "./order-answer.ts";
import { createOrderWriter } from "./write-order.ts";

const ORDER: Order = {
  orderNumber: 7,
  orderId: "112-1234567-7654321",
  marketplaceId: "ATVPDKIKX0DER",
  createdAt: Date.parse("2027-01-01T10:20:30.040Z"),
  lastUpdatedAt: Date.parse("2027-01-03T00:00:00Z"),
  earliestDelivery: Date.parse("2027-01-05T00:00:00Z"),
  latestDelivery: Date.parse("2027-01-06T00:00:00Z"),
  fulfillmentStatus: "SHIPPED",
  fulfilledBy: "AMAZON",
  isRefunded: false,
  solicitedAt: null,
  item: { asin: "B0C4TRK8M1", sku: "BOTTLE", title: "Bottle", quantity: 1, cents: 2_495 },
};
const ITEM = ORDER.item;
const NOW = Date.parse("2027-02-01T00:00:00Z");

const ORDERS: Order[] = [
  ORDER,
  {
    ...ORDER,
    orderId: "113-0000001-0000002",
    createdAt: 0,
    earliestDelivery: 5,
    latestDelivery: 5,
  },
  { ...ORDER, marketplaceId: "A1VC38T7YXB528" },
  { ...ORDER, fulfillmentStatus: "PENDING" },
  { ...ORDER, fulfilledBy: "MERCHANT" },
  { ...ORDER, isRefunded: true },
  { ...ORDER, item: { ...ITEM, quantity: 3 } },
  { ...ORDER, item: { ...ITEM, cents: 1 } },
  { ...ORDER, item: { ...ITEM, title: 'A "quoted"\nname, orderId \\ 注文' } },
  // The same letters, ending elsewhere.
  { ...ORDER, item: { ...ITEM, sku: "BOTTLEB", title: "ottle" } },
];

it("writes what describing gives, for whatever differs and whatever is included", () => {
  const sets = [[], ["FULFILLMENT"], ["FULFILLMENT", "PROCEEDS"], INCLUDED_DATA];
  for (const included of sets) {
    const writeOrder = createOrderWriter(included, NOW);
    // Twice: the second finds the templates of the first.
    for (const order of [...ORDERS, ...ORDERS]) {
      expect(JSON.parse(writeOrder(order))).toEqual(
        describeOrder(order, readMarks(order), included, NOW),
      );
    }
  }
});

it("goes on when sellers named more products than it keeps", () => {
  const writeOrder = createOrderWriter([], NOW);
  for (let n = 0; n < 1_500; n++) {
    const order = { ...ORDER, item: { ...ITEM, title: `Product ${n}` } };
    expect(writeOrder(order)).toContain(`"title":"Product ${n}"`);
  }
});
