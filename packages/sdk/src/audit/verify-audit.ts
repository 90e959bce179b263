import type { AuditedEvent, AuditSeal } from "./audit.ts";
import { chainHash, isSigned, NO_HASH } from "./cryptography.ts";
import { findChangedField } from "./find-changed-field.ts";

/** What to verify events against. */
export interface VerifyAuditOptions {
  /**
   * The hash before the first of the events, in hexadecimal: what an earlier verification answered as
   * `hash`. Absent: what the first event says itself, which proves nothing about what was before it.
   */
  previousHash?: string | undefined;
  /** A seal of a position among the events: proves that all up to there is as it was when it was signed. */
  seal?: AuditSeal | undefined;
  /** The key that the seal is signed with, SubjectPublicKeyInfo in base64; from a copy of your own. */
  publicKey?: string | undefined;
}

/** What came of verifying events. */
export type AuditVerdict =
  | {
      isWhole: true;
      /** How many events were verified. */
      events: number;
      /** The last one's hash: `previousHash` for what follows; of no events, the one given. */
      hash: string | null;
    }
  | {
      isWhole: false;
      /** Where the first break is; null for a seal that is of no position among the events. */
      position: string | null;
      /** What is wrong there, for people. */
      problem: string;
    };

/**
 * Verifies events that follow each other in one workspace's log: that each is what its hash covers, that
 * each continues the one before, that none is missing between them, and, by a seal, that the whole was
 * not written anew. A pure function, in browsers and Node; events are read as they come and not kept.
 *
 * @throws TypeError for a seal without a public key, or a key that is none.
 */
export async function verifyAudit(
  events: Iterable<AuditedEvent> | AsyncIterable<AuditedEvent>,
  { previousHash, seal, publicKey }: VerifyAuditOptions = {},
): Promise<AuditVerdict> {
  if (seal !== undefined && !(await isGenuine(seal, publicKey)))
    return broken(seal.position, "the seal is not signed by this key, or was changed");
  let hash = previousHash ?? null;
  let last: bigint | null = null;
  let count = 0;
  for await (const event of events) {
    const { position, content, hash: stored, previousHash: before } = event.audit;
    const place = BigInt(position);
    if (last !== null && place !== last + 1n)
      return broken(position, `the event after position ${last} is missing`);
    const previous: string | null = hash ?? (place === 1n ? NO_HASH : before);
    if (previous === null) return broken(position, "it is not known what it continues");
    const changed = findChangedField(event);
    if (changed !== null)
      return broken(position, `its field ${changed} is not what its content says`);
    if ((await chainHash(content, previous)) !== stored)
      return broken(position, "its hash is not that of its content and the hash before");
    if (seal?.position === position && seal.hash !== stored)
      return broken(position, `the seal of ${seal.signedAt} holds another hash`);
    last = place;
    hash = stored;
    count += 1;
  }
  const isSealReached = seal === undefined || (last !== null && BigInt(seal.position) <= last);
  if (!isSealReached) return broken(null, "the events end before the position that is sealed");
  return { isWhole: true, events: count, hash };
}

async function isGenuine(seal: AuditSeal, publicKey: string | undefined): Promise<boolean> {
  if (publicKey === undefined)
    throw new TypeError("Give the public key that the seal is signed with.");
  const { content, signature, position, hash, occurredAt, signedAt, keyId } = seal;
  const said: unknown = JSON.parse(content);
  const isSaid = Object.entries({ position, hash, occurredAt, signedAt, keyId }).every(
    ([name, value]) => Object(said)[name] === value,
  );
  return isSaid && (await isSigned(content, signature, publicKey));
}

function broken(position: string | null, problem: string): AuditVerdict {
  return { isWhole: false, position, problem };
}
