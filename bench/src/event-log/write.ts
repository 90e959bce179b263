import { appendEvents, type NewEvent } from "@evergrant/core";
import type { Database, WorkspaceTransaction } from "@evergrant/db";
import type { Place } from "../row-level-security/uses.ts";

/** What was told by a write that was committed, and between which moments that was (ms). */
export interface Told {
  workspaceId: string;
  number: number;
  /** Before the log's head was asked for. */
  beganAt: number;
  /** Once the commit was answered. */
  doneAt: number;
}

let written = 0;

/** The write that both ways make: an account gets another name, under its lock. */
async function rename(tx: WorkspaceTransaction, place: Place, name: string): Promise<void> {
  const { workspaceId, sellerAccountId: id } = place;
  await tx.$queryRaw`
    SELECT "name" FROM "SellerAccount"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE "SellerAccount" SET "name" = ${name}
    WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ${id}::uuid`;
}

/** Changes a row and tells nobody. */
export async function writeSilently(database: Database, place: Place): Promise<void> {
  written += 1;
  const name = `Renamed ${written}`;
  const client = database.inWorkspace({ workspaceId: place.workspaceId });
  await client.$transaction((tx) => rename(tx, place, name));
}

/** Changes the row and tells it by so many events; with `isUndone` all of it is rolled back in the end. */
export async function writeWithEvents(
  database: Database,
  place: Place,
  { events, isUndone = false }: { events: number; isUndone?: boolean },
): Promise<Told | null> {
  const { workspaceId, sellerAccountId } = place;
  written += 1;
  const number = written;
  const actor = { workspaceId, kind: "KEY", id: null } as const;
  const name = `Renamed ${number}`;
  const event: NewEvent = {
    type: "ACCOUNT_RENAMED",
    sellerAccountId,
    before: { name: "Named otherwise" },
    after: { name },
    data: { name, previousName: "Named otherwise", number },
  };
  let beganAt = 0;
  try {
    await database.inWorkspace({ workspaceId }).$transaction(async (tx) => {
      await rename(tx, place, name);
      beganAt = performance.now();
      await appendEvents(tx, actor, Array(events).fill(event), new Date());
      if (isUndone) throw UNDONE;
    });
  } catch (error) {
    if (error !== UNDONE) throw error;
    return null;
  }
  return { workspaceId, number, beganAt, doneAt: performance.now() };
}

const UNDONE = new Error("The transaction is to be rolled back.");
