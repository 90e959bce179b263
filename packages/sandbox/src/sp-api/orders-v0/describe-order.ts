import { DAY_MS } from "../../duration.ts";
import { findMarketplace } from "../../marketplaces.ts";
import { generateBuyer } from "../../orders/buyer.ts";
import { getItemId, type Order } from "../../orders/order.ts";
import { formatAmount, getCurrency } from "../money.ts";

/** Orders v0's word for what Orders 2026-01-01 says in capitals. */
export const ORDER_STATUSES: Record<string, string> = {
  PENDING_AVAILABILITY: "PendingAvailability",
  PENDING: "Pending",
  UNSHIPPED: "Unshipped",
  PARTIALLY_SHIPPED: "PartiallyShipped",
  SHIPPED: "Shipped",
  CANCELLED: "Canceled",
  UNFULFILLABLE: "Unfulfillable",
};

export const FULFILLMENT_CHANNELS: Record<string, string> = { AMAZON: "AFN", MERCHANT: "MFN" };

const HANDLING_MS = DAY_MS;

/** What of a buyer's person may be told; a restricted data token opens the rest. */
export interface OpenData {
  hasBuyer: boolean;
  hasAddress: boolean;
}

export function describeOrder(order: Order, open: OpenData): object {
  const { item } = order;
  const isShipped = order.fulfillmentStatus === "SHIPPED";
  const isPending = order.fulfillmentStatus.startsWith("PENDING");
  const created = formatTime(order.createdAt);
  return {
    AmazonOrderId: order.orderId,
    SellerOrderId: order.orderId,
    PurchaseDate: created,
    LastUpdateDate: formatTime(order.lastUpdatedAt),
    OrderStatus: ORDER_STATUSES[order.fulfillmentStatus] ?? "Unshipped",
    FulfillmentChannel: FULFILLMENT_CHANNELS[order.fulfilledBy] ?? "AFN",
    SalesChannel: findMarketplace(order.marketplaceId)?.name ?? "Amazon.com",
    ShipServiceLevel: "Standard",
    ...(!isPending && { OrderTotal: formatMoney(order, item.cents * item.quantity) }),
    NumberOfItemsShipped: isShipped ? item.quantity : 0,
    NumberOfItemsUnshipped: isShipped ? 0 : item.quantity,
    PaymentMethod: "Other",
    PaymentMethodDetails: ["Standard"],
    MarketplaceId: order.marketplaceId,
    ShipmentServiceLevelCategory: "Standard",
    OrderType: "StandardOrder",
    EarliestShipDate: created,
    LatestShipDate: formatTime(order.createdAt + HANDLING_MS),
    // Amazon returns these for seller-fulfilled orders alone.
    ...(order.fulfilledBy === "MERCHANT" && {
      EarliestDeliveryDate: formatTime(order.earliestDelivery),
      LatestDeliveryDate: formatTime(order.latestDelivery),
    }),
    IsBusinessOrder: false,
    IsPrime: false,
    IsPremiumOrder: false,
    IsGlobalExpressEnabled: false,
    IsReplacementOrder: "false",
    IsSoldByAB: false,
    IsISPU: false,
    IsAccessPointOrder: false,
    HasRegulatedItems: false,
    ...(!isPending && { ShippingAddress: describeAddress(order, open.hasAddress) }),
    BuyerInfo: describeBuyer(order, open.hasBuyer),
  };
}

/** Whom the e-mail leads to is no secret; the name is. */
export function describeBuyer(order: Order, isOpen: boolean): object {
  const { name, email } = generateBuyer(order);
  return { BuyerEmail: email, ...(isOpen && { BuyerName: name }) };
}

export function describeAddress(order: Order, isOpen: boolean): object {
  const { name, address } = generateBuyer(order);
  return {
    ...(isOpen && { Name: name, AddressLine1: address.line1 }),
    City: address.city,
    StateOrRegion: address.state,
    PostalCode: address.postalCode,
    CountryCode: address.countryCode,
    ...(isOpen && order.fulfilledBy === "MERCHANT" && { Phone: address.phone }),
    ...(isOpen && { AddressType: "Residential" }),
  };
}

export function describeItem(order: Order): object {
  const { item } = order;
  const isShipped = order.fulfillmentStatus === "SHIPPED";
  return {
    ASIN: item.asin,
    SellerSKU: item.sku,
    OrderItemId: getItemId(order),
    Title: item.title,
    QuantityOrdered: item.quantity,
    QuantityShipped: isShipped ? item.quantity : 0,
    ProductInfo: { NumberOfItems: "1" },
    ItemPrice: formatMoney(order, item.cents * item.quantity),
    ItemTax: formatMoney(order, 0),
    PromotionDiscount: formatMoney(order, 0),
    IsGift: "false",
    ConditionId: "New",
    ConditionSubtypeId: "New",
    IsTransparency: false,
    SerialNumberRequired: false,
    BuyerRequestedCancel: { IsBuyerRequestedCancel: "false", BuyerCancelReason: "" },
  };
}

/** Orders v0 writes whole seconds. */
export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function formatMoney(order: Order, cents: number): object {
  const currency = getCurrency(order.marketplaceId);
  return { CurrencyCode: currency, Amount: formatAmount(cents, currency) };
}
