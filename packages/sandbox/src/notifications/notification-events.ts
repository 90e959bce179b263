import type { State } from "../store/state.ts";
import type { Destination } from "./destination.ts";
import type { Subscription } from "./subscriptions.ts";

/** What the journal holds of who wants to be told what. */
export type NotificationEvent =
  | { type: "destinationMade"; at: number; destination: Destination }
  | { type: "destinationDeleted"; at: number; destinationId: string }
  | { type: "subscriptionMade"; at: number; subscription: Subscription }
  | { type: "subscriptionDeleted"; at: number; subscriptionId: string }
  | { type: "secretEndTold"; at: number };

export function applyNotificationEvent(state: State, event: NotificationEvent): void {
  switch (event.type) {
    case "destinationMade":
      state.destinations.set(event.destination.destinationId, event.destination);
      return;
    case "destinationDeleted":
      state.destinations.delete(event.destinationId);
      return;
    case "subscriptionMade":
      state.subscriptions.add(event.subscription);
      return;
    case "subscriptionDeleted":
      state.subscriptions.delete(event.subscriptionId);
      return;
    case "secretEndTold":
      state.isSecretEndTold = true;
  }
}
