import type { Event } from "@evergrant/db";
import type { JobKind } from "./due-work/next-due.ts";
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

/** Who counts and names what is done. It hears of it afterwards, and nothing depends on it. */
export interface Observer {
  /** Runs one thing that is due, and so knows how long it took and what came of it. */
  work?<T>(item: WorkItem, run: () => Promise<T>): Promise<T>;
  /** Every planner has looked at these events, and the transaction has committed. */
  dispatched?(events: readonly Event[]): void;
  /** Whoever reads a log live has taken an event. */
  delivered?(event: Pick<Event, "occurredAt">): void;
  /** Amazon was asked about a token. */
  probed?(outcome: ProbeOutcome): void;
}
