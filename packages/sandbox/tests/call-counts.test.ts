import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import type { SandboxEvent } from "../src/store/events.ts";
import { openStore } from "../src/store/store.ts";
import { openSandbox } from "./open-sandbox.ts";

const UNKNOWN = "/orders/2026-01-01/nothing";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
});

it("writes the counts of calls at once together, before it answers them", async () => {
  const { sandbox, call } = await openSandbox({ folder });
  const readJournal = () => readFile(join(folder, "journal-1.jsonl"), "utf8");
  const before = (await readJournal()).split("\n").length;
  await Promise.all(Array.from({ length: 20 }, () => call(UNKNOWN)));
  const lines = (await readJournal())
    .trimEnd()
    .split("\n")
    .slice(before - 1);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { type: "called", operation: "unknown", answer: "403", times: 20 },
  ]);
  await sandbox.close();
});

it("counts once a call at which its journal is folded", async () => {
  const { sandbox, makeSeller } = await openSandbox({ folder });
  await makeSeller();
  await sandbox.close();
  const open = () =>
    openStore(folder, () => {
      throw new Error("There is a journal already.");
    });
  const store = open();
  const clockMoved: SandboxEvent = { type: "clockMoved", at: 0, offsetMs: 0 };
  store.record(clockMoved);
  // No folding during a flush: the call is the first to find the journal too long.
  const flushed = store.settle();
  for (let n = 0; n < 200_000; n++) store.record(clockMoved);
  await flushed;
  expect(await readdir(folder)).toEqual(["journal-1.jsonl"]);
  store.record({ type: "called", operation: "getOrder", answer: "200" });
  expect((await readdir(folder)).sort()).toEqual(["journal-2.jsonl", "snapshot.jsonl"]);
  await store.close();

  const again = open();
  expect(again.state.calls.get("getOrder")?.get("200")).toBe(1);
  await again.close();
});
