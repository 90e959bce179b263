import {
  createCipher,
  createLocalKeys,
  DamagedCiphertextError,
  joinKeyProviders,
  type KeyProvider,
  KeysUnavailableError,
  MissingKeyError,
  makeCipherKey,
  Secret,
  type SecretPlace,
} from "@evergrant/core";
import { keysOf } from "@evergrant/testkit/cipher";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openKmsKeys } from "../src/keys/open-kms-keys.ts";
import { type FakeKms, startFakeKms } from "./fake-kms.ts";

const CREDENTIALS = { accessKeyId: "planted-id", secretAccessKey: "planted-key" };
const ALIAS = "arn:aws:kms:eu-west-1:000000000000:alias/evergrant";
const HERE: SecretPlace = { workspaceId: "w", accountId: "", field: "T.c" };
const SECRET = new Secret("planted-secret");
const { hashKey } = keysOf([makeCipherKey(1, Buffer.alloc(32, 1))]);

let kms: FakeKms;
beforeAll(async () => {
  kms = await startFakeKms();
});
beforeEach(() => {
  kms.fail(null);
  kms.hang(false);
  kms.requests.length = 0;
});
afterAll(() => kms.close());

const open = (keyId: string, limitMs?: number): Promise<KeyProvider> =>
  openKmsKeys({ keyId, endpoint: kms.url, credentials: CREDENTIALS }, limitMs);
const cipherOf = (provider: KeyProvider) => createCipher({ provider, hashKey });
const errorOf = (asked: Promise<unknown>) => asked.then(String, (error: unknown) => error);

it("wraps by AWS's own client, bound to the place, and shows KMS the data key alone", async () => {
  const arn = kms.addKey();
  const provider = await open(arn);
  expect(provider.currentKeyId).toBe(`kms:${arn}`);
  expect(kms.requests).toEqual([]);
  const cipher = cipherOf(provider);
  const sealed = await cipher.encrypt(SECRET, HERE);
  expect((await cipher.decrypt(sealed, HERE)).reveal()).toBe("planted-secret");
  expect(kms.requests.map(({ operation, KeyId }) => [operation, KeyId])).toEqual([
    ["Encrypt", arn],
    ["Decrypt", arn],
  ]);
  for (const { EncryptionContext } of kms.requests)
    expect(EncryptionContext).toEqual({ workspace: "w", field: "T.c", version: "225" });
  expect(JSON.stringify(kms.requests)).not.toContain(
    Buffer.from("planted").toString("base64").slice(0, 8),
  );
  const moved = await errorOf(cipher.decrypt(sealed, { ...HERE, workspaceId: "v" }));
  expect(moved).toBeInstanceOf(DamagedCiphertextError);
});

it("follows an alias at the start, and reads what the key of before wrapped", async () => {
  const first = kms.addKey("alias/evergrant");
  const before = cipherOf(await open(ALIAS));
  const sealed = await before.encrypt(SECRET, HERE);
  const second = kms.addKey("alias/evergrant");
  expect((await before.encrypt(SECRET, HERE)).length).toBeGreaterThan(0);
  const provider = await open(ALIAS);
  expect(provider.currentKeyId).toBe(`kms:${second}`);
  expect((await cipherOf(provider).decrypt(sealed, HERE)).reveal()).toBe("planted-secret");
  kms.deleteKey(first);
  const error = await errorOf(cipherOf(provider).decrypt(sealed, HERE));
  expect(error).toBeInstanceOf(MissingKeyError);
  expect(error).toMatchObject({ keyId: `kms:${first}` });
});

it("reads what a ring of before wrapped", async () => {
  const ring = createLocalKeys([makeCipherKey(1, Buffer.alloc(32, 1))]);
  const sealed = await cipherOf(ring).encrypt(SECRET, HERE);
  const joined = joinKeyProviders(
    { prefix: "kms:", provider: await open(kms.addKey()) },
    { prefix: "local:", provider: ring },
  );
  expect((await cipherOf(joined).decrypt(sealed, HERE)).reveal()).toBe("planted-secret");
  expect((await joined.wrap(new Uint8Array(32), { ...NOWHERE })).length).toBeGreaterThan(0);
});

const NOWHERE = { workspace: "", account: "", field: "", version: "" };

it.each(["AccessDeniedException", "DisabledException", "KMSInvalidStateException"])(
  "says that it may succeed later after %s, and nothing of what KMS said",
  async (exception) => {
    const cipher = cipherOf(await open(kms.addKey()));
    const sealed = await cipher.encrypt(SECRET, HERE);
    kms.fail(exception);
    for (const asked of [cipher.encrypt(SECRET, HERE), cipher.decrypt(sealed, HERE)]) {
      const error = await errorOf(asked);
      expect(error).toBeInstanceOf(KeysUnavailableError);
      expect(error).toMatchObject({ retryable: true });
      expect(String(error)).toContain(exception);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("planted");
    }
    kms.fail(null);
    expect((await cipher.decrypt(sealed, HERE)).reveal()).toBe("planted-secret");
  },
);

it("gives up a KMS that does not answer, and when it is told to", async () => {
  const cipher = cipherOf(await open(kms.addKey(), 100));
  const sealed = await cipher.encrypt(SECRET, HERE);
  kms.hang(true);
  expect(await errorOf(cipher.encrypt(SECRET, HERE))).toBeInstanceOf(KeysUnavailableError);
  expect(await errorOf(cipher.decrypt(sealed, HERE))).toBeInstanceOf(KeysUnavailableError);
  const patient = cipherOf(await open(kms.addKey(), 60_000));
  const told = AbortSignal.abort();
  expect(await errorOf(patient.decrypt(sealed, HERE, told))).toBeInstanceOf(KeysUnavailableError);
});
