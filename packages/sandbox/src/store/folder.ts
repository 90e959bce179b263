import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTick } from "node:timers/promises";
import { promisify } from "node:util";
import { applyEvent, startState } from "./apply-event.ts";
import type { CalledEvent, SandboxEvent } from "./events.ts";
import { readLines } from "./read-lines.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** A journal longer than this, and than the snapshot before it, is folded into a new snapshot. */
const COMPACT_JOURNAL_BYTES = 8 * 2 ** 20;
const WRITE_CHUNK_CHARS = 2 ** 20;

const flush = promisify(fdatasync);

/**
 * A folder holds `snapshot.jsonl` and the journal that follows it. An event is written (which
 * outlives a killed process) before it is applied, and flushed to the disk in groups.
 */
export function openFolder(
  folder: string,
  start: () => Extract<SandboxEvent, { type: "started" }>,
): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const snapshotPath = join(folder, "snapshot.jsonl");
  const journalPath = (number: number) => join(folder, `journal-${number}.jsonl`);

  const kept = existsSync(snapshotPath)
    ? readSnapshot(readLines(readFileSync(snapshotPath)).lines)
    : { state: null, journal: 1 };
  let journal = kept.journal;
  const replayed = replayJournal(kept.state, journalPath(journal));
  let journalBytes = replayed.bytes;
  let snapshotBytes = 0;
  let descriptor = openSync(journalPath(journal), "a", 0o600);
  let isBroken = false;
  let isUnflushed = false;
  let flushing: Promise<void> | null = null;

  /** Calls that are counted but not written yet, by operation and answer. */
  let calls = new Map<string, CalledEvent>();
  let writingCalls: Promise<void> | null = null;

  const append = (events: SandboxEvent[]): void => {
    if (isBroken)
      throw new Error("The sandbox could not write its journal. Free disk space and restart it.");
    const bytes = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    isBroken = true; // until the whole line is out: a torn line must stay the last
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    isBroken = false;
    journalBytes += bytes.length;
    if (events.some((event) => event.type !== "called")) isUnflushed = true;
  };

  let state = replayed.state;
  if (!state) {
    const event = start();
    append([event]);
    state = startState(event);
    fsyncSync(descriptor);
    syncFolder(folder);
  }
  const opened: State = state;

  /** Counts are written together at the end of the tick: a write for each call would cost most of it. */
  const countCalled = (event: CalledEvent): void => {
    const key = `${event.operation} ${event.answer}`;
    const times = (calls.get(key)?.times ?? 0) + (event.times ?? 1);
    calls.set(key, { ...event, times });
    writingCalls ??= nextTick().then(() => {
      writingCalls = null;
      append(takeCalls());
    });
    // Whoever settles meets the failure, and every later record does.
    writingCalls.catch(() => undefined);
  };

  const takeCalls = (): SandboxEvent[] => {
    const taken = [...calls.values()];
    calls = new Map();
    return taken;
  };

  const compact = (): void => {
    const next = journal + 1;
    rmSync(journalPath(next), { force: true });
    snapshotBytes = writeWhole(`${snapshotPath}.new`, writeSnapshot(opened, next));
    const nextDescriptor = openSync(journalPath(next), "a", 0o600);
    renameSync(`${snapshotPath}.new`, snapshotPath);
    takeCalls(); // The snapshot has counted them.
    const [oldDescriptor, oldJournal] = [descriptor, journal];
    [descriptor, journal, journalBytes, isUnflushed] = [nextDescriptor, next, 0, false];
    syncFolder(folder);
    closeSync(oldDescriptor);
    rmSync(journalPath(oldJournal), { force: true });
  };

  const tryToCompact = (): void => {
    try {
      compact();
    } catch {
      // The journal alone still holds everything; try again once it has doubled.
      snapshotBytes = Math.max(snapshotBytes, journalBytes * 2);
    }
  };

  const settle = async (): Promise<void> => {
    if (writingCalls) await writingCalls;
    while (flushing) await flushing;
    if (!isUnflushed) return;
    isUnflushed = false;
    flushing = flush(descriptor).finally(() => {
      flushing = null;
    });
    try {
      await flushing;
    } catch (cause) {
      isBroken = true;
      throw cause;
    }
  };

  return {
    state: opened,
    record(...events) {
      const lasting = events.filter((event) => event.type !== "called");
      if (lasting.length > 0) append([...takeCalls(), ...lasting]);
      for (const event of events) {
        if (event.type === "called") countCalled(event);
        applyEvent(opened, event);
      }
      // Not while a flush runs: it holds the descriptor that compaction closes.
      if (!flushing && journalBytes > Math.max(COMPACT_JOURNAL_BYTES, snapshotBytes))
        tryToCompact();
    },
    settle,
    async close() {
      await settle();
      closeSync(descriptor);
      isBroken = true;
    },
  };
}

function replayJournal(state: State | null, path: string): { state: State | null; bytes: number } {
  if (!existsSync(path)) return { state, bytes: 0 };
  const { lines, wholeBytes } = readLines(readFileSync(path));
  let replayed = state;
  for (const line of lines) {
    const event = JSON.parse(line) as SandboxEvent;
    if (replayed) applyEvent(replayed, event);
    else if (event.type === "started") replayed = startState(event);
    else throw new Error("The sandbox's journal lacks its start. Remove the sandbox's folder.");
  }
  truncateSync(path, wholeBytes);
  return { state: replayed, bytes: wholeBytes };
}

function writeWhole(path: string, lines: Iterable<string>): number {
  const descriptor = openSync(path, "w", 0o600);
  let bytes = 0;
  let chunk = "";
  const write = () => {
    const buffer = Buffer.from(chunk);
    for (let done = 0; done < buffer.length; ) done += writeSync(descriptor, buffer, done);
    bytes += buffer.length;
    chunk = "";
  };
  for (const line of lines) {
    chunk += line;
    if (chunk.length >= WRITE_CHUNK_CHARS) write();
  }
  write();
  fsyncSync(descriptor);
  closeSync(descriptor);
  return bytes;
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
