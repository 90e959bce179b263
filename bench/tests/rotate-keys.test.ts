import { createTestDatabase } from "@evergrant/testkit/database";
import { expect, it } from "vitest";
import { drillRotation } from "../src/rotation/drill.ts";

const RECORDS = 2_000;
const TIMEOUT_MS = 120_000;

it(
  "rotates the keys of some thousand records through a crash, while a process goes on using them",
  async () => {
    const database = await createTestDatabase();
    const drilled = await drillRotation(database.url, RECORDS, () => {});
    await database.drop();
    const { failures, whole, doneAtCrash, reads, writes, lines } = drilled;
    expect(failures).toEqual([]);
    expect(whole).toBe(RECORDS);
    expect(doneAtCrash).toBeGreaterThan(0);
    expect(doneAtCrash).toBeLessThan(RECORDS);
    expect(reads).toBeGreaterThan(0);
    expect(writes).toBeGreaterThan(0);
    expect(lines.join("\n")).toMatch(/\n +2000 {2}local:2\n +0 {2}local:1\n/);
  },
  TIMEOUT_MS,
);
