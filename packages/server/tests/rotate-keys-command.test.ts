import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCipher, makeCipherKey, notificationPlace, Secret } from "@evergrant/core";
import type { PrismaClient } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { keysOf } from "@evergrant/testkit/cipher";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type FakeKms, startFakeKms } from "./fake-kms.ts";

const COMMAND = join(import.meta.dirname, "../src/rotate-keys-command.ts");
const bytesOf = (id: number) => Buffer.alloc(32, id);
const keyOf = (id: number) => makeCipherKey(id, bytesOf(id));
const spell = (id: number) => `${id}:${bytesOf(id).toString("base64")}`;
const ALIAS = "arn:aws:kms:eu-west-1:000000000000:alias/evergrant";

let database: TestDatabase;
let client: PrismaClient;
let kms: FakeKms;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  client = createClient({ url: database.url });
  kms = await startFakeKms();
  folder = await mkdtemp(join(tmpdir(), "rotate-"));
});
beforeEach(() => client.amazonNotification.deleteMany());
afterAll(async () => {
  await client.$disconnect();
  await database.drop();
  await kms.close();
  await rm(folder, { recursive: true });
});

interface Ended {
  code: number;
  output: string;
}

function rotate(variables: Record<string, string>, args: string[] = []): Promise<Ended> {
  const env = { PATH: process.env.PATH, DATABASE_URL: database.url, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error === null ? 0 : -1;
      resolve({ code, output: stdout + stderr });
    });
  });
}

async function store(id: string, key: number): Promise<void> {
  const cipher = createCipher(keysOf([keyOf(key)]));
  const body = await cipher.encrypt(new Secret(`planted ${id}`), notificationPlace(id));
  const receivedAt = new Date();
  await client.amazonNotification.create({
    data: { id, type: "T", state: "SET_ASIDE", receivedAt, body },
  });
}

it("says what is left under which key, and which may go", async () => {
  await store("a", 1);
  await store("b", 2);
  const ring = [3, 2, 1].map(spell).join();
  const { code, output } = await rotate({ EVERGRANT_ENCRYPTION_KEYS: ring });
  expect(code).toBe(0);
  for (const line of [
    "The newest key is local:3.",
    "Wrapped 2 of 2 records anew.",
    "         2  local:3",
    "         0  local:2",
    "May be removed from the ring, once every process runs with the newest first: local:2.",
    "Only the keyed hashes need local:1.",
  ])
    expect(output).toContain(line);
});

it("ends with a failure, and a list, where a key is missing; the others are done", async () => {
  await store("lost", 9);
  await store("kept", 1);
  const { code, output } = await rotate({ EVERGRANT_ENCRYPTION_KEYS: [2, 1].map(spell).join() });
  expect(code).toBe(1);
  expect(output).toContain(
    "AmazonNotification.body: 1 not wrapped anew. Encryption key local:9 is missing.",
  );
  expect(output).toContain("\n  lost\n");
  expect(output).toContain("         1  local:2\n           0  local:1\n           1  local:9");
  expect(output).not.toContain("planted");
});

it("writes what the hashes follow from into a file of its own, so that the oldest key can go", async () => {
  const file = join(folder, "hash-key");
  const ring = [2, 1].map(spell).join();
  const { code, output } = await rotate({ EVERGRANT_ENCRYPTION_KEYS: ring }, [
    "--hash-key-file",
    file,
  ]);
  expect(code).toBe(0);
  const written = await readFile(file, "utf8");
  expect(output).not.toContain(written);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { hashKey } = keysOf([keyOf(2), keyOf(1)]);
  expect(written).toBe(hashKey.export().toString("base64"));
  const { output: after } = await rotate({
    EVERGRANT_ENCRYPTION_KEYS: ring,
    EVERGRANT_HASH_KEY: written,
  });
  expect(after).toContain("newest first: local:1.");
});

it("moves records from a ring to KMS, and says clearly when KMS does not answer", async () => {
  await store("a", 1);
  const arn = kms.addKey("alias/evergrant");
  const variables = {
    EVERGRANT_ENCRYPTION_KEYS: spell(1),
    EVERGRANT_KMS_KEY_ID: ALIAS,
    EVERGRANT_KMS_ENDPOINT: kms.url,
    AWS_ACCESS_KEY_ID: "planted-id",
    AWS_SECRET_ACCESS_KEY: "planted-key",
  };
  kms.fail("AccessDeniedException");
  const refused = await rotate(variables);
  expect(refused.code).toBe(1);
  expect(refused.output).toContain(`AWS KMS did not wrap a data key by ${ALIAS}: AccessDenied`);
  expect(refused.output).not.toMatch(/planted|\n {4}at /);
  kms.fail(null);
  const { code, output } = await rotate(variables);
  expect(code).toBe(0);
  expect(output).toContain(`         1  kms:${arn}\n           0  local:1`);
});

it("starts with no keys as little as the server does", async () => {
  const { code, output } = await rotate({});
  expect(code).toBe(1);
  expect(output).toContain("EVERGRANT_ENCRYPTION_KEYS: is missing");
});
