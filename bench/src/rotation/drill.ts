import { setTimeout as delay } from "node:timers/promises";
import { countUnderKeys, createCipher, makeCipherKey } from "@evergrant/core";
import { type OperatorClient, openDatabase, type PrismaClient } from "@evergrant/db";
import { createClient, withConnection } from "@evergrant/db/owner";
import { keysOf } from "@evergrant/testkit/cipher";
import { fillRecords, listRecords, shareOut, textOf } from "./records.ts";
import { type Rotation, startRotation } from "./start-rotation.ts";
import { type Use, useRecords } from "./use-records.ts";

const OLD_BYTES = Buffer.alloc(32, 1);
const NEW_BYTES = Buffer.alloc(32, 2);
const OLD = makeCipherKey(1, OLD_BYTES);
const NEW = makeCipherKey(2, NEW_BYTES);
const NEW_ID = "local:2";
const RING = `2:${NEW_BYTES.toString("base64")},1:${OLD_BYTES.toString("base64")}`;
/** The command is killed when at least so much of the records is done, and not all can be. */
const CRASH_AT = 0.3;
const LOOK_MS = 20;

export interface Drilled {
  records: number;
  fillMs: number;
  /** How many were under the new key when the command had been killed. */
  doneAtCrash: number;
  /** From starting two at once again until both had ended. */
  resumeMs: number;
  /** What the first of them printed. */
  lines: string[];
  reads: number;
  writes: number;
  /** How many decrypt under the new key alone, to what was encrypted. */
  whole: number;
  failures: string[];
}

/**
 * Makes records under an old key, rotates them by the operator's command, kills that in the middle, starts
 * it twice at once, and looks at every record; meanwhile a process that runs goes on reading and writing.
 */
export async function drillRotation(
  url: string,
  records: number,
  tell: (line: string) => void,
): Promise<Drilled> {
  const client = createClient({ url });
  const database = openDatabase({ url });
  try {
    const startedAt = performance.now();
    await fillRecords(client, createCipher(keysOf([OLD])), records);
    const fillMs = performance.now() - startedAt;
    tell(`Filled ${records} records in ${(fillMs / 1_000).toFixed(1)} s.`);
    const running = createCipher(keysOf([NEW, OLD]));
    const use = useRecords(client, running, shareOut(records).accounts);
    const environment = { DATABASE_URL: url, EVERGRANT_ENCRYPTION_KEYS: RING };
    const doneAtCrash = await crash(database.operator, { url, records, environment });
    tell(`Killed with ${doneAtCrash} of ${records} done.`);
    const resumedAt = performance.now();
    const again = [startRotation(environment), startRotation(environment)];
    const codes = await Promise.all(again.map(({ ended }) => ended));
    const resumeMs = performance.now() - resumedAt;
    const lines = again[0]?.lines() ?? [];
    for (const line of lines) tell(line);
    await use.stop();
    const { whole, failures } = await verify(client, use);
    codes.forEach((code, index) => {
      if (code !== 0)
        failures.push(`A run ended with ${code}: ${again[index]?.lines().join("\n")}`);
    });
    if (whole !== records) failures.push(`${whole} of ${records} records are whole`);
    const { reads, written } = use;
    const writes = written.size;
    return { records, fillMs, doneAtCrash, resumeMs, lines, reads, writes, whole, failures };
  } finally {
    await database.stop();
    await client.$disconnect();
  }
}

/** Kills the command between its first records and its last, and answers how many were done then. */
async function crash(
  client: OperatorClient,
  given: { url: string; records: number; environment: Record<string, string> },
): Promise<number> {
  const { url, records, environment } = given;
  return withConnection(url, async (holder) => {
    // So that it cannot be done before it is killed: nobody may write there, everybody may read.
    await holder.query('BEGIN; LOCK TABLE "AmazonAccessToken" IN SHARE MODE');
    const rotation = startRotation(environment);
    await reach(client, rotation, records * CRASH_AT);
    await rotation.kill();
    const done = await countDone(client);
    await holder.query("ROLLBACK");
    return done;
  });
}

async function reach(client: OperatorClient, rotation: Rotation, target: number): Promise<void> {
  while ((await countDone(client)) < target) {
    if (!rotation.isRunning())
      throw new Error(`It ended too early:\n${rotation.lines().join("\n")}`);
    await delay(LOOK_MS);
  }
}

async function countDone(client: OperatorClient): Promise<number> {
  return (await countUnderKeys(client)).get(NEW_ID) ?? 0;
}

/** Decrypts every record, with the new key alone. */
async function verify(
  client: PrismaClient,
  { written, failures: failed }: Use,
): Promise<{ whole: number; failures: string[] }> {
  const failures = [...failed];
  const cipher = createCipher(keysOf([NEW]));
  let whole = 0;
  for await (const { name, place, ciphertext } of listRecords(client)) {
    const text = await cipher.decrypt(ciphertext, place).then(
      (secret) => secret.reveal(),
      (error: unknown) => `${name}: ${String(error)}`,
    );
    if (text === (written.get(name) ?? textOf(name))) whole += 1;
    else failures.push(text);
  }
  return { whole, failures };
}
