import type { Event, MessageChannel } from "@evergrant/db";
import type { JobKind } from "./due-work/next-due.ts";
import type { Sending } from "./mail/mailer.ts";
import type { AmazonFailureClass } from "./ports.ts";

/** What a probe came to: Amazon's class, or what is known by now. */
export type ProbeOutcome = "verified" | "inactive" | AmazonFailureClass;

/** One thing that was due. `dueAt` (domain time) where what was claimed says it. */
export interface WorkItem {
  kind: JobKind;
  dueAt?: Date;
  workspaceId?: string;
  sellerAccountId?: string;
  id?: string;
}

/** One call of a webhook endpoint, by names alone: its address may hold a secret. */
export interface DeliveryAttempt {
  workspaceId: string;
  endpointId: string;
  deliveryId: string;
  eventId: string;
  /** Counted from 1. */
  attempt: number;
  isReplay: boolean;
  /** Domain time. */
  occurredAt: Date;
}

/** What one attempt came to. LOST: another worker has the endpoint by now, and nothing was written. */
export interface AttemptReport {
  result: "DELIVERED" | "RETRIED" | "FAILED" | "LOST";
  /** HTTP status; null where nothing was answered. */
  status: number | null;
  durationMs: number;
}

/** Something that is sent to people: a mail of the outbox, or a message of a workspace. */
export type SendItem =
  | { kind: "MAIL"; id: string }
  | { kind: "MESSAGE"; id: string; workspaceId: string; channel: MessageChannel };

/** Who counts and names what is done. It hears of it afterwards, and nothing depends on it. */
export interface Observer {
  /** Runs one thing that is due, and so knows how long it took and what came of it. */
  work?<T>(item: WorkItem, run: () => Promise<T>): Promise<T>;
  /** Every planner has looked at these events, and the transaction has committed. */
  dispatched?(events: readonly Event[]): void;
  /** Whoever reads a log live has taken an event. */
  delivered?(event: Pick<Event, "occurredAt">): void;
  /** Runs one attempt of a webhook delivery: its call, and writing down what came of it. */
  attempt?<T extends AttemptReport>(attempt: DeliveryAttempt, run: () => Promise<T>): Promise<T>;
  /** Runs the sending of one mail or message. SILENCED: there was nothing to tell any more. */
  send?<T extends Sending | "SILENCED">(item: SendItem, run: () => Promise<T>): Promise<T>;
  /** Amazon was asked about a token. */
  probed?(outcome: ProbeOutcome): void;
}
