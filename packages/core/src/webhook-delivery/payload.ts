import type { Event, EventType } from "@evergrant/db";
import type { EventData } from "../event/new-event.ts";

export const PAYLOAD_VERSION = 1;

/** What is posted to an endpoint, as JSON (docs/webhooks.md). Holds no secret. */
export interface WebhookPayload {
  version: typeof PAYLOAD_VERSION;
  /** The event's id: the same in every attempt and replay, and wherever else the event is told. */
  id: string;
  type: EventType;
  /** Whether it is a sample that somebody asked for, of something that never happened. */
  test: boolean;
  cursor: string;
  /** ISO 8601, domain time. */
  occurredAt: string;
  sellerAccountId: string | null;
  /** What the type adds, by the names of the API. */
  data: EventData;
}

/** What of an event its payload follows from. */
export type PresentedEvent = Pick<
  Event,
  "workspaceId" | "id" | "type" | "position" | "occurredAt" | "sellerAccountId"
> & { data: unknown };

/** Makes the payload of an event, always the same one. The epoch of its log is in its cursor. */
export type PresentEvent = (event: PresentedEvent, epoch: number) => Promise<WebhookPayload>;
