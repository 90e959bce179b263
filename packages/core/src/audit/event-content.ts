import { createHash } from "node:crypto";
import type { Event } from "@evergrant/db";
import { canonicalJson, type Json } from "./canonical-json.ts";

/** Changed with the encoding; docs/audit.md says what each number means. */
const CONTENT_VERSION = 1;

/** What the first event of a log continues. */
export const NO_HASH: Uint8Array = new Uint8Array(32);

/** What the hash of an event covers: every column but the hash. */
export type HashedEvent = Omit<Event, "hash" | "before" | "after" | "data"> & {
  before: Json;
  after: Json;
  data: Json;
};

/** An event as its hash sees it (docs/audit.md). Made of what is read back, never stored. */
export function eventContent(event: HashedEvent): string {
  return canonicalJson({
    v: CONTENT_VERSION,
    workspaceId: event.workspaceId,
    position: String(event.position),
    id: event.id,
    type: event.type,
    occurredAt: event.occurredAt.toISOString(),
    sellerAccountId: event.sellerAccountId,
    actorKind: event.actorKind,
    actorId: event.actorId,
    keyId: event.keyId,
    address: event.address,
    cause: event.cause,
    before: event.before,
    after: event.after,
    data: event.data,
  });
}

/** The hash of an event: of its content and of the hash before it. */
export function chainHash(content: string, previousHash: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    createHash("sha256").update(content, "utf8").update(previousHash).digest(),
  );
}
