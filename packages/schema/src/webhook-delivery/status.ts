import { builder } from "../builder.ts";

export const WebhookDeliveryStatus = builder.enumType("WebhookDeliveryStatus", {
  description: "What became of a delivery.",
  values: {
    PENDING: {
      description:
        "It is on its way: to be sent, or to be tried again; or, for moments, to be given up, because its endpoint was disabled.",
    },
    DELIVERED: { description: "The endpoint accepted it." },
    FAILED: { description: "It was given up. It can be sent again." },
  } as const,
});

type Status = typeof WebhookDeliveryStatus.$inferType;

const STATUSES: readonly Status[] = ["PENDING", "DELIVERED", "FAILED"];

/** A status as it is stored. */
export function readStatus(text: string): Status {
  const status = STATUSES.find((known) => known === text);
  if (status === undefined) throw new Error(`No delivery has the status ${text}.`);
  return status;
}
