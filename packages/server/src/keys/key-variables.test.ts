import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readRotationEnvironment, StartError } from "../environment.ts";

const KEY = Buffer.alloc(32, 1).toString("base64");
const DATABASE_URL = "postgres://127.0.0.1/evergrant";
const ARN = "arn:aws:kms:eu-west-1:123456789012:key/0f6c1d2e-1111-2222-3333-444455556666";

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "keys-"));
  file = join(folder, "keys");
  await writeFile(file, `2:${KEY},1:${KEY}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const read = (variables: Record<string, string>) =>
  readRotationEnvironment({ DATABASE_URL, ...variables });

function problemsOf(variables: Record<string, string>): string {
  try {
    read(variables);
    return "";
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.message;
  }
}

it("reads a ring from the environment or from a file", () => {
  const ids = (ring: readonly { id: number }[] | undefined) => ring?.map(({ id }) => id);
  const given = read({ EVERGRANT_ENCRYPTION_KEYS: `2:${KEY},1:${KEY}` });
  expect(ids(given.EVERGRANT_ENCRYPTION_KEYS)).toEqual([2, 1]);
  const kept = read({ EVERGRANT_ENCRYPTION_KEYS_FILE: file });
  expect(ids(kept.EVERGRANT_ENCRYPTION_KEYS_FILE)).toEqual([2, 1]);
});

it.each([ARN, ARN.replace("key/", "alias/"), "alias/evergrant"])("takes %s of KMS", (keyId) => {
  const given = read({ EVERGRANT_KMS_KEY_ID: keyId, EVERGRANT_HASH_KEY: KEY });
  expect(given.EVERGRANT_KMS_KEY_ID).toBe(keyId);
  expect(given.EVERGRANT_HASH_KEY?.export().toString("base64")).toBe(KEY);
});

it("takes KMS beside a ring without a hash key: it follows from the ring", () => {
  const variables = { EVERGRANT_KMS_KEY_ID: ARN, EVERGRANT_ENCRYPTION_KEYS: `1:${KEY}` };
  expect(problemsOf(variables)).toBe("");
});

const RING = "EVERGRANT_ENCRYPTION_KEYS";
const planted = Buffer.from("planted").toString("base64");

it.each<[string, Record<string, string>, string]>([
  ["no key at all", {}, `${RING}: is missing, and so are ${RING}_FILE and EVERGRANT_KMS_KEY_ID`],
  ["KMS alone without a hash key", { EVERGRANT_KMS_KEY_ID: ARN }, "EVERGRANT_HASH_KEY: is missing"],
  ["KMS's address without a key", { EVERGRANT_KMS_ENDPOINT: "http://a.test" }, "_ENDPOINT: is set"],
  [
    "another thing of AWS",
    { EVERGRANT_KMS_KEY_ID: "arn:aws:sqs:planted" },
    "_KMS_KEY_ID: is neither",
  ],
  [
    "a short hash key",
    { [RING]: `1:${KEY}`, EVERGRANT_HASH_KEY: planted },
    "_HASH_KEY: is not a key",
  ],
  [
    "a file that is not there",
    { [`${RING}_FILE`]: "/planted" },
    "names a file that cannot be read",
  ],
  ["a malformed ring", { [RING]: `1:${planted}` }, `${RING}: is not a list of number:key`],
])("says what is wrong with %s, and no value", (_what, variables, expected) => {
  const problems = problemsOf(variables);
  expect(problems).toContain(expected);
  expect(problems).not.toContain("planted");
  expect(problems).not.toContain(planted);
});

it("refuses two rings, and says all else too", () => {
  const problems = problemsOf({
    [RING]: "1:short",
    [`${RING}_FILE`]: file,
    DATABASE_URL: "",
    EVERGRANT_KMS_ENDPOINT: "no address",
  });
  expect(problems.split("\n").slice(1)).toEqual([
    "  DATABASE_URL: is missing",
    `  ${RING}: is not a list of number:key, each key 32 bytes in base64`,
    "  EVERGRANT_KMS_ENDPOINT: is not an absolute address",
    `  ${RING}_FILE: is set together with ${RING}`,
    "  EVERGRANT_KMS_ENDPOINT: is set without EVERGRANT_KMS_KEY_ID",
  ]);
});
