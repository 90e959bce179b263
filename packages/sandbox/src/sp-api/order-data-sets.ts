import { generateBuyer } from "../orders/buyer.ts";
import { getItemId, type Order } from "../orders/order.ts";

/** Orders 2026-01-01 shows people by role, without a restricted data token. */
export function describePeople(order: Order, includedData: readonly string[]): object {
  const hasBuyer = includedData.includes("BUYER");
  const hasRecipient = includedData.includes("RECIPIENT");
  if (!hasBuyer && !hasRecipient) return {};
  const { name, email, address } = generateBuyer(order);
  const isByMerchant = order.fulfilledBy === "MERCHANT";
  return {
    ...(hasBuyer && { buyer: { buyerName: name, ...(isByMerchant && { buyerEmail: email }) } }),
    ...(hasRecipient && {
      recipient: {
        deliveryAddress: {
          name,
          addressLine1: address.line1,
          city: address.city,
          stateOrRegion: address.state,
          postalCode: address.postalCode,
          countryCode: address.countryCode,
          addressType: "RESIDENTIAL",
        },
      },
    }),
  };
}

/** Amazon tells packages of merchant-fulfilled orders alone. */
export function describePackages(order: Order, now: number): object {
  if (order.fulfilledBy !== "MERCHANT") return {};
  const isDelivered = now >= order.latestDelivery;
  return {
    packages: [
      {
        packageReferenceId: "1",
        packageStatus: isDelivered
          ? { status: "DELIVERED", detailedStatus: "DELIVERED" }
          : { status: "SHIPPED" },
        packageItems: [{ orderItemId: getItemId(order), quantity: order.item.quantity }],
      },
    ],
  };
}
