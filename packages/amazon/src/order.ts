import * as z from "zod";

/** Of an order, what deciding on a review request takes. Null is what Amazon did not say. */
export interface Order {
  orderId: string;
  /** `SHIPPED`, `CANCELLED` …, in Amazon's words. Needs the data set FULFILLMENT, like the next two. */
  fulfillmentStatus: string | null;
  /** `AMAZON` or `MERCHANT`. */
  fulfilledBy: string | null;
  /** When Amazon promised the delivery for. Orders say nothing of the delivery itself. */
  deliverBy: { earliest: Date | null; latest: Date | null } | null;
  purchasedAt: Date | null;
  updatedAt: Date | null;
  marketplaceId: string | null;
  items: OrderItem[];
  /** Some item's buyer asked to cancel it, or somebody did. Needs the data set CANCELLATION. */
  isCancellationTold: boolean;
  /** Nothing is left of what was paid: Orders knows no refunds. Null without the data set PROCEEDS. */
  isPaidBack: boolean | null;
}

export interface OrderItem {
  orderItemId: string | null;
  asin: string | null;
  sku: string | null;
  title: string | null;
  quantity: number | null;
}

const text = z.string().min(1).nullable().catch(null);
/** A time of Amazon's; null where there is none, or none that can be read. */
export const moment = z
  .string()
  .transform((value) => new Date(value))
  .refine((date) => !Number.isNaN(date.getTime()))
  .nullable()
  .catch(null);
const amount = z
  .object({ amount: z.union([z.string().regex(/\d/), z.number()]).transform(Number) })
  .transform((money) => money.amount)
  .refine(Number.isFinite);

const item = z.object({
  orderItemId: text,
  quantityOrdered: z.number().int().nullable().catch(null),
  product: z.object({ asin: text, sellerSku: text, title: text }).nullable().catch(null),
  cancellation: z.looseObject({}).nullable().catch(null),
});

const fulfillment = z.object({
  fulfillmentStatus: text,
  fulfilledBy: text,
  deliverByWindow: z
    .object({ earliestDateTime: moment, latestDateTime: moment })
    .nullable()
    .catch(null),
});

/** Reads an order of Orders 2026-01-01. But for its id nothing has to be there. */
export const orderAnswer = z
  .object({
    orderId: z.string().min(1),
    createdTime: moment,
    lastUpdatedTime: moment,
    salesChannel: z.object({ marketplaceId: text }).nullable().catch(null),
    fulfillment: fulfillment.nullable().catch(null),
    proceeds: z.object({ grandTotal: amount }).nullable().catch(null),
    orderItems: z.array(item).catch([]),
  })
  .transform(({ fulfillment, ...order }): Order => {
    const window = fulfillment?.deliverByWindow;
    return {
      orderId: order.orderId,
      fulfillmentStatus: fulfillment?.fulfillmentStatus ?? null,
      fulfilledBy: fulfillment?.fulfilledBy ?? null,
      deliverBy: window
        ? { earliest: window.earliestDateTime, latest: window.latestDateTime }
        : null,
      purchasedAt: order.createdTime,
      updatedAt: order.lastUpdatedTime,
      marketplaceId: order.salesChannel?.marketplaceId ?? null,
      items: order.orderItems.map(({ orderItemId, product, quantityOrdered }) => ({
        orderItemId,
        asin: product?.asin ?? null,
        sku: product?.sellerSku ?? null,
        title: product?.title ?? null,
        quantity: quantityOrdered,
      })),
      isCancellationTold: order.orderItems.some(({ cancellation }) => isTold(cancellation)),
      isPaidBack: order.proceeds && order.proceeds.grandTotal <= 0,
    };
  });

function isTold(cancellation: Record<string, unknown> | null): boolean {
  return Object.values(cancellation ?? {}).some((part) => part !== null && part !== undefined);
}
