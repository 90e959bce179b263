export const ORDER_CHANGE_TYPES = [
  "BuyerRequestedChange",
  "DeliveryTipChange",
  "OrderStatusChange",
] as const;

export type OrderChangeType = (typeof ORDER_CHANGE_TYPES)[number];

/** What a subscription wants of its type; what is absent is wanted without a limit. */
export interface EventFilter {
  eventFilterType: string;
  marketplaceIds?: string[];
  orderChangeTypes?: OrderChangeType[];
  aggregationSettings?: unknown;
  trackingIdentifier?: unknown;
}

export interface Subscription {
  subscriptionId: string;
  notificationType: string;
  payloadVersion: string;
  destinationId: string;
  /** Null: the application's own. */
  sellingPartnerId: string | null;
  processingDirective?: { eventFilter: EventFilter };
}

/** All subscriptions; a seller, or the application, has at most one of a type. */
export class Subscriptions {
  #byId = new Map<string, Subscription>();
  #byOwner = new Map<string, Subscription>();

  add(subscription: Subscription): void {
    const { subscriptionId, notificationType, sellingPartnerId } = subscription;
    this.#byId.set(subscriptionId, subscription);
    this.#byOwner.set(getKey(notificationType, sellingPartnerId), subscription);
  }

  delete(subscriptionId: string): void {
    const subscription = this.#byId.get(subscriptionId);
    if (!subscription) return;
    this.#byId.delete(subscriptionId);
    this.#byOwner.delete(getKey(subscription.notificationType, subscription.sellingPartnerId));
  }

  get(subscriptionId: string): Subscription | undefined {
    return this.#byId.get(subscriptionId);
  }

  find(notificationType: string, sellingPartnerId: string | null): Subscription | undefined {
    return this.#byOwner.get(getKey(notificationType, sellingPartnerId));
  }

  values(): Iterable<Subscription> {
    return this.#byId.values();
  }
}

function getKey(notificationType: string, sellingPartnerId: string | null): string {
  return `${notificationType} ${sellingPartnerId ?? ""}`;
}
