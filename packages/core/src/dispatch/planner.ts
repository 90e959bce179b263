import type { Event, WorkspaceTransaction } from "@evergrant/db";

/** What was told, in the order of the log, and when it is looked at. */
export interface Told {
  workspaceId: string;
  events: readonly Event[];
  /** Domain time. */
  now: Date;
  /** For delivery attempts, leases and time-outs. */
  machineNow: Date;
}

/**
 * Writes down what events set going: a delivery to a webhook, a message to a person. It does nothing of it: no
 * remote call. Runs in the transaction that moves the dispatch along, so that each event is planned for once;
 * it appends no events of its own.
 */
export type Planner = (tx: WorkspaceTransaction, told: Told) => Promise<void>;
