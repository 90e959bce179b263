import { DAY_MS } from "../duration.ts";
import { generateBuyer } from "../orders/buyer.ts";
import { getItemId, type Order } from "../orders/order.ts";
import { FULFILLMENT_CHANNELS, ORDER_STATUSES } from "../sp-api/orders-v0/describe-order.ts";
import { ORDER_CHANGE } from "./notification-types.ts";
import type { OrderChangeType } from "./subscriptions.ts";
import type { NotificationContent } from "./write-notification.ts";

const HANDLING_MS = DAY_MS;

/** What ORDER_CHANGE says of an order, in the words of Orders v0. */
export function describeOrderChange(
  sellingPartnerId: string,
  order: Order,
  change: { at: number; type: OrderChangeType; reason: string },
): NotificationContent {
  const { item } = order;
  const isShipped = order.fulfillmentStatus === "SHIPPED";
  const [shipped, unshipped] = isShipped ? [item.quantity, 0] : [0, item.quantity];
  const created = formatTime(order.createdAt);
  // Amazon's schema speaks of these for seller-fulfilled orders; the sandbox tells them of every order.
  const [earliest, latest] = [formatTime(order.earliestDelivery), formatTime(order.latestDelivery)];
  return {
    notificationType: ORDER_CHANGE,
    payloadVersion: "1.0",
    eventTime: change.at,
    payload: {
      OrderChangeNotification: {
        NotificationLevel: "OrderLevel",
        SellerId: sellingPartnerId,
        AmazonOrderId: order.orderId,
        OrderChangeType: change.type,
        OrderChangeTrigger: {
          TimeOfOrderChange: formatTime(change.at),
          ChangeReason: change.reason,
        },
        Summary: {
          MarketplaceId: order.marketplaceId,
          OrderStatus: ORDER_STATUSES[order.fulfillmentStatus] ?? "Unshipped",
          PurchaseDate: created,
          DestinationPostalCode: generateBuyer(order).address.postalCode,
          FulfillmentType: FULFILLMENT_CHANNELS[order.fulfilledBy] ?? "AFN",
          OrderType: "StandardOrder",
          NumberOfItemsShipped: shipped,
          NumberOfItemsUnshipped: unshipped,
          EarliestDeliveryDate: earliest,
          LatestDeliveryDate: latest,
          EarliestShipDate: created,
          LatestShipDate: formatTime(order.createdAt + HANDLING_MS),
          OrderPrograms: [],
          ShippingPrograms: [],
          OrderItems: [
            {
              OrderItemId: getItemId(order),
              SellerSKU: item.sku,
              SupplySourceId: null,
              Quantity: item.quantity,
              QuantityShipped: shipped,
              IsBuyerRequestedCancel: change.type === "BuyerRequestedChange",
              ItemEarliestDeliveryDate: earliest,
              ItemLatestDeliveryDate: latest,
            },
          ],
        },
      },
    },
  };
}

function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
