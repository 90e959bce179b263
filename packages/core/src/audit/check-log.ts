import type { KeyObject } from "node:crypto";
import type { AuditSeal, WorkspaceLog } from "@evergrant/db";
import type { Json } from "./canonical-json.ts";
import { chainHash, eventContent, type HashedEvent, NO_HASH } from "./event-content.ts";
import { createSeenValues, guessChange, noteValues } from "./guess-change.ts";
import { jsonbBytes } from "./jsonb-bytes.ts";
import { isSealGenuine } from "./seal.ts";

/** An event as it is read back, and in how many bytes its JSON is written; null for none. */
export type StoredEvent = HashedEvent & {
  hash: Uint8Array;
  beforeBytes: number | null;
  afterBytes: number | null;
  dataBytes: number;
};

/** A log as it stands in the database. */
export interface StoredLog {
  head: Pick<WorkspaceLog, "position" | "hash" | "sealedPosition">;
  /** In the order of their positions. */
  seals: readonly AuditSeal[];
  publicKeys: ReadonlyMap<string, KeyObject>;
  /** Events before this may have been dropped; null: none may. */
  droppedBefore: Date | null;
}

export interface Problem {
  position: bigint | null;
  problem: string;
}

/** Checks a log event by event, in order. Each call answers the first problem, or null. */
export interface LogCheck {
  /** `next` is the event after it, where there is one: it tells a changed event from a changed hash. */
  take(event: StoredEvent, next: StoredEvent | null): Problem | null;
  end(): Problem | null;
}

export function createLogCheck({ head, seals, publicKeys, droppedBefore }: StoredLog): LogCheck {
  const sealAt = new Map(seals.map((seal) => [seal.position, seal]));
  const seen = createSeenValues();
  let last: { position: bigint; hash: Uint8Array } | null = null;

  function findPlaceBefore(event: StoredEvent): { position: bigint; hash: Uint8Array } | null {
    if (last !== null) return last;
    if (event.position === 1n) return { position: 0n, hash: NO_HASH };
    return findDropped(event.position - 1n);
  }

  /** The last event of a partition that was dropped after its period. */
  function findDropped(position: bigint) {
    const seal = sealAt.get(position);
    if (seal === undefined || droppedBefore === null) return null;
    return seal.occurredAt < droppedBefore ? seal : null;
  }

  function checkPlace(event: StoredEvent, before: { position: bigint } | null): string | null {
    if (before === null) return `the events before it are missing, and were not dropped in order`;
    if (event.position <= before.position) return "another event stands at the same position";
    if (event.position > before.position + 1n)
      return `the events of positions ${before.position + 1n} to ${event.position - 1n} are missing`;
    if (event.position > head.position)
      return `the event stands after the head of its log, which is at ${head.position}`;
    return null;
  }

  function explain(event: StoredEvent, previousHash: Uint8Array, next: StoredEvent | null): string {
    const computed = chainHash(eventContent(event), previousHash);
    const continues = (hash: Uint8Array) =>
      next === null
        ? head.hash !== null && isSame(head.hash, hash)
        : isSame(next.hash, chainHash(eventContent(next), hash));
    if (continues(computed)) return "its column hash was changed";
    const guess = guessChange(event, { hash: event.hash, previousHash, seen });
    if (guess !== null) return guess;
    return continues(event.hash)
      ? "its hash is not that of its columns: one of them was changed, most likely before, after, data or id"
      : "its hash does not continue the one before: it, or what follows it, was put there later";
  }

  return {
    take(event, next) {
      const before = findPlaceBefore(event);
      const { position, hash } = event;
      const misplaced = checkPlace(event, before);
      if (misplaced !== null || before === null) return { position, problem: misplaced ?? "" };
      if (!isSame(hash, chainHash(eventContent(event), before.hash)))
        return { position, problem: explain(event, before.hash, next) };
      const strange = findStrangeJson(event);
      if (strange !== null)
        return { position, problem: `its column ${strange} was written by somebody else` };
      const seal = sealAt.get(position);
      if (seal !== undefined && !isSame(seal.hash, hash))
        return { position, problem: sayRewritten(seal) };
      noteValues(seen, event);
      last = { position, hash };
      return null;
    },
    end() {
      const forged = seals.find(({ keyId, ...seal }) => {
        const key = publicKeys.get(keyId);
        return key === undefined || !isSealGenuine({ ...seal, keyId }, key);
      });
      if (forged !== undefined) return { position: forged.position, problem: sayForged(forged) };
      const end = last ?? findDropped(head.position) ?? { position: 0n, hash: NO_HASH };
      if (end.position < head.position)
        return {
          position: end.position + 1n,
          problem: `the log ends before it, and its head is at ${head.position}: its end was cut off`,
        };
      if (!isSame(end.hash, head.hash ?? NO_HASH))
        return { position: end.position, problem: "the head of the log holds another hash" };
      const newest = seals.at(-1);
      if (newest !== undefined && newest.position > end.position)
        return {
          position: end.position + 1n,
          problem: `the log ends before it, and was sealed at ${newest.position} on ${newest.signedAt.toISOString()}: its end was cut off`,
        };
      if (head.sealedPosition > 0n && !sealAt.has(head.sealedPosition))
        return { position: head.sealedPosition, problem: "the seal of this position is missing" };
      return null;
    },
  };
}

/** JSON that reads as it should and is not written as it was. */
function findStrangeJson(event: StoredEvent): string | null {
  const { before, after, data } = event;
  const bytesOf = (state: Json) => (state === null ? null : jsonbBytes(state));
  if (event.beforeBytes !== bytesOf(before)) return "before";
  if (event.afterBytes !== bytesOf(after)) return "after";
  return event.dataBytes === jsonbBytes(data) ? null : "data";
}

function sayRewritten({ signedAt }: AuditSeal): string {
  return `its seal of ${signedAt.toISOString()} holds another hash: the log was written anew up to here, or the seal was changed`;
}

function sayForged({ keyId, signedAt }: AuditSeal): string {
  return `the seal of ${signedAt.toISOString()} is not signed by the key ${keyId} of this installation, or was changed`;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}
