import { setTimeout as delay } from "node:timers/promises";
import type { OperatorClient } from "@evergrant/db";
import type { KeyProvider } from "../ports.ts";
import {
  countByKey,
  countOlder,
  type FoundRecord,
  type Replacement,
  readOlder,
  replaceRecords,
} from "./column-statements.ts";
import { rewrap } from "./create-cipher.ts";
import { ENCRYPTED_COLUMNS, type EncryptedColumn } from "./encrypted-columns.ts";
import { envelopePrefix } from "./envelope.ts";
import { DamagedCiphertextError, MissingKeyError } from "./errors.ts";
import {
  NAMED_RECORDS,
  PASS_WAIT_MS,
  PASSES_MAX,
  PORTION_RECORDS,
  REWRAPS_AT_ONCE,
} from "./policy.ts";

interface RotationDeps {
  client: OperatorClient;
  provider: KeyProvider;
}

/** Records that could not be wrapped anew, for one reason. */
export interface RotationFailure {
  /** Table and column. */
  column: string;
  problem: string;
  count: number;
  /** The primary keys of the first of them. */
  records: string[];
}

export interface RotationReport {
  /** How many were not under the newest key at the start. */
  total: number;
  /** How many of them this run has wrapped; others may have been by another run, or written anew. */
  rewrapped: number;
  failures: RotationFailure[];
  /** How many records are under which key now; null: under none that can be read. */
  counts: Map<string | null, number>;
}

/**
 * Wraps the data key of every record that is not under the newest key anew. What is done is known by its
 * key id, so that a run that was ended anywhere goes on where it was, and several at once do no harm; a
 * record that somebody writes meanwhile is left as he writes it. Throws KeysUnavailableError: run it again.
 */
export async function rotateKeys(
  { client, provider }: RotationDeps,
  onProgress: (progress: { done: number; total: number }) => void = () => {},
): Promise<RotationReport> {
  const prefix = envelopePrefix(provider.currentKeyId);
  let total = 0;
  for (const column of ENCRYPTED_COLUMNS) {
    const [found] = await client.$queryRaw<{ count: number }[]>(countOlder(column, prefix));
    total += found?.count ?? 0;
  }
  let done = 0;
  const failures: RotationFailure[] = [];
  onProgress({ done, total });
  for (const column of ENCRYPTED_COLUMNS) {
    const rotation = { client, provider, column, prefix };
    const failed = await rotateColumn(rotation, (count) => {
      done += count;
      onProgress({ done, total: Math.max(total, done) });
    });
    failures.push(...failed);
  }
  return { total, rewrapped: done, failures, counts: await countUnderKeys(client) };
}

export async function countUnderKeys(client: OperatorClient): Promise<Map<string | null, number>> {
  const counts = new Map<string | null, number>();
  for (const column of ENCRYPTED_COLUMNS) {
    const rows = await client.$queryRaw<{ keyId: Uint8Array | null; count: number }[]>(
      countByKey(column),
    );
    for (const { keyId, count } of rows) {
      const text = keyId === null ? null : Buffer.from(keyId).toString("utf8");
      counts.set(text, (counts.get(text) ?? 0) + count);
    }
  }
  return counts;
}

interface ColumnRotation extends RotationDeps {
  column: EncryptedColumn;
  prefix: Uint8Array<ArrayBuffer>;
}

/** Goes through a column until nothing is left but what fails, or what others keep holding. */
async function rotateColumn(
  rotation: ColumnRotation,
  onRewrapped: (count: number) => void,
): Promise<RotationFailure[]> {
  for (let pass = 1; ; pass += 1) {
    const { failures, left } = await passThrough(rotation, onRewrapped);
    if (left === 0 || pass === PASSES_MAX) return failures;
    await delay(PASS_WAIT_MS);
  }
}

async function passThrough(
  rotation: ColumnRotation,
  onRewrapped: (count: number) => void,
): Promise<{ failures: RotationFailure[]; left: number }> {
  const { client, column, prefix } = rotation;
  const failures = new Map<string, RotationFailure>();
  let left = 0;
  let after: readonly string[] | null = null;
  for (;;) {
    const limit = PORTION_RECORDS;
    const statement = readOlder(column, prefix, { after, limit });
    const rows: FoundRecord[] = await client.$queryRaw<FoundRecord[]>(statement);
    const last = rows.at(-1);
    if (last === undefined) return { failures: [...failures.values()], left };
    after = keyOf(column, last);
    const replacements: Replacement[] = [];
    for (let start = 0; start < rows.length; start += REWRAPS_AT_ONCE) {
      const chunk = rows.slice(start, start + REWRAPS_AT_ONCE);
      const made = await Promise.all(chunk.map((row) => tryRewrap(rotation, row, failures)));
      replacements.push(...made.filter((replacement) => replacement !== null));
    }
    if (replacements.length === 0) continue;
    const written = await client.$executeRaw(replaceRecords(column, replacements));
    left += replacements.length - written;
    onRewrapped(written);
  }
}

/** The record with its data key wrapped anew; null, and noted, where that cannot be done. */
async function tryRewrap(
  { provider, column }: ColumnRotation,
  row: FoundRecord,
  failures: Map<string, RotationFailure>,
): Promise<Replacement | null> {
  const { ciphertext: before, place } = row;
  const key = keyOf(column, row);
  try {
    return { key, before, after: await rewrap(provider, before, column.placeOf(place)) };
  } catch (error) {
    if (!(error instanceof MissingKeyError || error instanceof DamagedCiphertextError)) throw error;
    const { message: problem } = error;
    const known = failures.get(problem);
    const failure = known ?? {
      ...{ column: `${column.table}.${column.column}`, problem },
      ...{ count: 0, records: [] },
    };
    failure.count += 1;
    if (failure.records.length < NAMED_RECORDS) failure.records.push(key.join("/"));
    failures.set(problem, failure);
    return null;
  }
}

function keyOf({ key }: EncryptedColumn, { place }: FoundRecord): string[] {
  return key.map(({ name }) => place[name] ?? "");
}
