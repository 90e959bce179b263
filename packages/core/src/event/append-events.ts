import { noteAppended, type SystemTransaction, type WorkspaceTransaction } from "@evergrant/db";
import { v7 as uuidv7 } from "uuid";
import { wellFormed } from "../audit/canonical-json.ts";
import { chainHash, eventContent, type HashedEvent, NO_HASH } from "../audit/event-content.ts";
import type { Actor } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import type { NewEvent } from "./new-event.ts";

/** A workspace tells its own; the system also what strikes several. */
type Writer = WorkspaceTransaction | SystemTransaction;

interface Head {
  position: bigint;
  hash: Uint8Array | null;
  occurredAt: Date | null;
}

/**
 * Writes events at the head of the workspace's log. To be the last statement of its transaction: it
 * locks the head until the commit, which is what makes the order of positions the order of commits, and
 * each hash the continuation of the one before.
 */
export async function appendEvents(
  tx: Writer,
  actor: Actor,
  events: readonly NewEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  const head = await lockHead(tx, actor.workspaceId);
  // Of two that act at once the one that commits second may have looked at the clock first.
  const occurredAt = head.occurredAt !== null && head.occurredAt > now ? head.occurredAt : now;
  let { position } = head;
  let hash = head.hash ?? NO_HASH;
  const told = events.map((event) => {
    position += 1n;
    return composeRow(actor, event, { position, occurredAt });
  });
  const rows = told.map((row) => {
    hash = chainHash(eventContent(row), hash);
    return { ...row, position: String(row.position), hash: Buffer.from(hash).toString("hex") };
  });
  await write(tx, actor.workspaceId, rows, position);
  noteAppended(told);
}

async function lockHead(tx: Writer, workspaceId: string): Promise<Head> {
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT "position", "hash", "occurredAt" FROM "WorkspaceLog"
    WHERE "workspaceId" = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (head === undefined) throw new NotFoundError("This workspace does not exist.");
  return head;
}

/** The row as it will be read back: what is hashed must be what the database keeps. */
function composeRow(
  actor: Actor,
  { type, sellerAccountId, before, after, data }: NewEvent,
  { position, occurredAt }: { position: bigint; occurredAt: Date },
): HashedEvent {
  return {
    workspaceId: actor.workspaceId.toLowerCase(),
    position,
    id: uuidv7({ msecs: occurredAt.getTime() }),
    type,
    occurredAt,
    sellerAccountId: sellerAccountId?.toLowerCase() ?? null,
    actorKind: actor.kind,
    actorId: wellFormed(actor.id),
    keyId: wellFormed(actor.keyId ?? null),
    address: wellFormed(actor.address ?? null),
    cause: wellFormed(actor.cause ?? null),
    before: wellFormed(before ?? null),
    after: wellFormed(after ?? null),
    data: wellFormed(data),
  };
}

/** Rows and head in one statement. The rows are one parameter, however many they are; the head is the last one's. */
async function write(
  tx: Writer,
  workspaceId: string,
  rows: readonly object[],
  last: bigint,
): Promise<void> {
  await tx.$executeRaw`
    WITH told AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
        "workspaceId" uuid, "position" bigint, "id" uuid, "type" "EventType", "occurredAt" timestamptz,
        "sellerAccountId" uuid, "actorKind" "ActorKind", "actorId" text, "keyId" text, "address" text,
        "cause" text, "before" jsonb, "after" jsonb, "data" jsonb, "hash" text)
    ), written AS (
      INSERT INTO "Event" (
        "workspaceId", "position", "id", "type", "occurredAt", "sellerAccountId", "actorKind", "actorId",
        "keyId", "address", "cause", "before", "after", "data", "hash")
      SELECT
        "workspaceId", "position", "id", "type", "occurredAt", "sellerAccountId", "actorKind", "actorId",
        "keyId", "address", "cause", "before", "after", "data", decode("hash", 'hex')
      FROM told
      RETURNING "position", "occurredAt", "hash"
    )
    UPDATE "WorkspaceLog" AS log
    SET "position" = newest."position", "occurredAt" = newest."occurredAt", "hash" = newest."hash",
      "undispatchedSince" = COALESCE(log."undispatchedSince", newest."occurredAt")
    FROM written AS newest
    WHERE log."workspaceId" = ${workspaceId}::uuid AND newest."position" = ${last}`;
}
