import { execFile } from "node:child_process";
import { join } from "node:path";
import { createCipher, makeCipherKey } from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { keysOf } from "@evergrant/testkit/cipher";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogKeeper } from "../src/jobs/log-keeper.ts";
import { SYSTEM_CLOCK } from "../src/open-core.ts";

const COMMAND = join(import.meta.dirname, "../src/verify-audit.ts");
const KEY = Buffer.alloc(32, 1);
const RING = `1:${KEY.toString("base64")}`;
const WORKSPACE_ID = "0198c1d6-0000-7000-8000-000000000001";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const opened = openDatabase({ url: database.url });
  const cipher = createCipher(keysOf([makeCipherKey(1, KEY)]));
  const deps = { database: opened, clock: SYSTEM_CLOCK, machineClock: SYSTEM_CLOCK, cipher };
  await createLogKeeper(deps, { auditDays: 730, signingKey: null }).tend();
  await opened.stop();
});
afterAll(() => database.drop());

function verifyAudit(variables: Record<string, string>): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND], { env }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error === null ? 0 : -1;
      resolve({ code, output: stdout + stderr });
    });
  });
}

it("ends with 0 where all is whole, and with 1 where it is not", async () => {
  const variables = { DATABASE_URL: database.url, EVERGRANT_ENCRYPTION_KEYS: RING };
  const whole = await verifyAudit(variables);
  expect(whole).toMatchObject({ code: 0, output: expect.stringContaining("Whole: 0 events") });
  expect(whole.output).toMatch(/^Seals of key [0-9a-f]{32} are verified with MCow/);
  const owner = createClient({ url: database.url });
  const log = { create: { position: 1 } };
  await owner.workspace.create({
    data: { id: WORKSPACE_ID, name: "W", createdAt: new Date(0), log },
  });
  await owner.$disconnect();
  expect(await verifyAudit(variables)).toMatchObject({
    code: 1,
    output: expect.stringContaining(`BROKEN workspace ${WORKSPACE_ID}, position 1`),
  });
});

it("ends with 2 where it could not tell, and says what is missing", async () => {
  expect(await verifyAudit({ EVERGRANT_ENCRYPTION_KEYS: RING })).toEqual({
    code: 2,
    output: "The environment is not complete:\n  DATABASE_URL: is missing, and keys are given\n",
  });
});
