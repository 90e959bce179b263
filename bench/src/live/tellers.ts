import { randomUUID } from "node:crypto";
import { appendEvents, type Bus } from "@evergrant/core";
import type { Database } from "@evergrant/db";
import { markOf } from "./find-marks.ts";
import { nowMs } from "./messages.ts";

/** Tells a workspace an event; answers when that was done, and nobody could have heard of it before. */
export type Tell = (workspaceId: string, number: number, bytes?: number) => Promise<number>;

/** By a commit and a wake-up of another process than the one that holds the streams. */
export function createTeller(database: Database, bus: Bus): Tell {
  return async (workspaceId, number, bytes = 0) => {
    const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
    const data = { name: markOf(number).padEnd(bytes, "x"), previousName: "" };
    const sellerAccountId = randomUUID();
    const event = { type: "ACCOUNT_RENAMED", sellerAccountId, data } as const;
    const client = database.inWorkspace({ workspaceId });
    await client.$transaction((tx) => appendEvents(tx, actor, [event], new Date()));
    const committedAt = nowMs();
    bus.wake(workspaceId);
    return committedAt;
  };
}

/** The same of the bare broadcaster: what the service sends for such an event, posted. */
export function createBareTeller(port: number): Tell {
  return async (workspaceId, number, bytes = 0) => {
    const name = markOf(number).padEnd(bytes, "x");
    const beganAt = nowMs();
    await fetch(`http://127.0.0.1:${port}/${workspaceId}`, {
      method: "POST",
      body: writeLikeTheService(name),
    });
    return beganAt;
  };
}

function writeLikeTheService(name: string): string {
  const events = {
    id: Buffer.from(`Event:${randomUUID()}`).toString("base64"),
    cursor: Buffer.from(`v1.${randomUUID()}.1.1.${Date.now()}`).toString("base64url"),
    type: "ACCOUNT_RENAMED",
    occurredAt: new Date(),
    sellerAccountId: Buffer.from(`SellerAccount:${randomUUID()}`).toString("base64"),
    name,
  };
  const extensions = { cost: { requested: 1, limit: 5_000 } };
  return `event: next\ndata: ${JSON.stringify({ data: { events }, extensions })}\n\n`;
}
