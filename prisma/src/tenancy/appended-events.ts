import { AsyncLocalStorage } from "node:async_hooks";
import type { Event } from "../../generated/client/client.ts";

/** An event that was written, as far as logs and measurements speak of it. */
export type AppendedEvent = Pick<Event, "workspaceId" | "id" | "type" | "occurredAt">;

const transactions = new AsyncLocalStorage<AppendedEvent[]>();

/** Has whoever opened the database hear of events after the commit of the transaction that runs; else of none. */
export function noteAppended(events: readonly AppendedEvent[]): void {
  transactions.getStore()?.push(...events);
}

/** Runs a transaction, and tells what it has appended once it has committed: a rollback tells nothing. */
export async function tellAppended<T>(
  transact: () => Promise<T>,
  tell: (events: readonly AppendedEvent[]) => void,
): Promise<T> {
  const appended: AppendedEvent[] = [];
  const result = await transactions.run(appended, transact);
  if (appended.length > 0) tell(appended);
  return result;
}
