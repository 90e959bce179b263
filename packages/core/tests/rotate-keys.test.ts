import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { keysOf } from "@evergrant/testkit/cipher";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openSigningKey } from "../src/audit/signing-key.ts";
import { createCipher } from "../src/cipher/create-cipher.ts";
import { ENCRYPTED_COLUMNS } from "../src/cipher/encrypted-columns.ts";
import { readEnvelope } from "../src/cipher/envelope.ts";
import { createLocalKeys, makeCipherKey } from "../src/cipher/local-keys.ts";
import { accessTokenPlace, notificationPlace } from "../src/cipher/places.ts";
import { NAMED_RECORDS } from "../src/cipher/policy.ts";
import { rotateKeys } from "../src/cipher/rotate-keys.ts";
import { enqueueMail } from "../src/mail/enqueue-mail.ts";
import type { KeyProvider } from "../src/ports.ts";
import { Secret } from "../src/secret.ts";
import { addSlackChannel } from "../src/slack-channel/add.ts";
import { createWebhookEndpoint } from "../src/webhook-endpoint/create.ts";
import { rotateWebhookSecret } from "../src/webhook-endpoint/rotate-secret.ts";
import { connectAccount } from "./account-fixture.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";

// The key of the world's own cipher.
const OLD = makeCipherKey(7, Buffer.alloc(32, 7));
const NEW = makeCipherKey(8, Buffer.alloc(32, 8));
const LOST = makeCipherKey(9, Buffer.alloc(32, 9));

const provider = createLocalKeys([NEW, OLD]);
const newest = createCipher(keysOf([NEW]));

const operator = () => world.deps.installation.database.operator;

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(async () => {
  await world.reset();
  await world.client.amazonNotification.deleteMany();
  await world.client.amazonAccessToken.deleteMany();
  await world.client.auditKey.deleteMany();
  await world.client.outgoingMail.deleteMany();
  // The application's secret stays from one test to the next.
  await rotateKeys({ client: operator(), provider: createLocalKeys([OLD, NEW]) });
});
afterAll(() => world.close());

async function setAside(id: string, cipher = world.deps.cipher, text = `body of ${id}`) {
  const body = await cipher.encrypt(new Secret(text), notificationPlace(id));
  const data = { id, type: "T", state: "SET_ASIDE", receivedAt: world.clock.now(), body } as const;
  await world.client.amazonNotification.create({ data });
}

async function bodyOf(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = await world.client.amazonNotification.findUniqueOrThrow({ where: { id } });
  return body ?? new Uint8Array();
}

it("knows every column of bytes: it is encrypted, or one of these", async () => {
  // Nothing that is secret: hashes, keyed ones where they could be guessed, signatures, public keys.
  const OPEN = [
    "AmazonApplication.environmentHash",
    "ApiKey.hash",
    "AuditKey.publicKey",
    "AuditSeal.hash",
    "AuditSeal.signature",
    "CalendarFeed.hash",
    "Event.hash",
    "EventPartition.signature",
    "IdempotencyAnswer.inputHash",
    "Installation.hashCheck",
    "Invitation.hash",
    "RenewLink.hash",
    "TokenFingerprint.fingerprint",
    "TokenSecret.fingerprint",
    "WorkspaceLog.hash",
  ];
  const schema = join(import.meta.dirname, "../../../prisma/schema.prisma");
  const text = await readFile(schema, "utf8");
  const columns = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].flatMap(
    ([, model, fields = ""]) =>
      [...fields.matchAll(/^ {2}(\w+) +Bytes\b/gm)].map(([, field]) => `${model}.${field}`),
  );
  const encrypted = ENCRYPTED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(columns.sort()).toEqual([...encrypted, ...OPEN].sort());
});

it("puts every kind of record under the newest key, and leaves each readable there", async () => {
  const { deps, client } = world;
  await connectAccount(world);
  await setAside("n");
  const { id: signingKeyId } = await openSigningKey(world.installation, null);
  const sealed = await deps.cipher.encrypt(new Secret("access"), accessTokenPlace("k"));
  await client.amazonAccessToken.create({
    data: { key: "k", accessToken: sealed, endsAt: world.clock.now() },
  });
  await client.amazonAccessToken.create({ data: { key: "leased", endsAt: world.clock.now() } });
  const endpoint = { name: "Receiver", url: "https://receiver.test/" };
  const made = await createWebhookEndpoint(deps, world.actor, endpoint);
  await rotateWebhookSecret(deps, world.actor, made);
  await addSlackChannel(deps, world.actor, { name: "Channel", url: "https://hooks.test/rotated" });
  const mail = {
    to: "ann@example.com",
    subject: "Come in",
    paragraphs: [],
    action: null,
    notes: [],
  };
  await enqueueMail(world.installation, { purpose: "invitation", mail, endsAt: null });
  const progress: { done: number; total: number }[] = [];
  const report = await rotateKeys({ client: operator(), provider }, (now) => progress.push(now));
  expect(report).toMatchObject({ rewrapped: 10, failures: [] });
  expect(report.counts).toEqual(new Map([["local:8", 10]]));
  expect([progress.at(0), progress.at(-1)]).toEqual([
    { done: 0, total: 10 },
    { done: 10, total: 10 },
  ]);
  for (const { table, column, key, also, placeOf } of ENCRYPTED_COLUMNS) {
    const names = [...key.map(({ name }) => name), ...also].map((name) => `"${name}"::text`);
    const rows = await client.$queryRawUnsafe<Record<string, string | null>[]>(
      `SELECT ${names.join(", ")}, encode("${column}", 'hex') AS hex FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    expect(rows).toHaveLength(1);
    for (const row of rows)
      await newest.decrypt(Uint8Array.from(Buffer.from(row.hex ?? "", "hex")), placeOf(row));
  }
  expect((await rotateKeys({ client: operator(), provider })).rewrapped).toBe(0);
  const renewed = { ...world.installation, cipher: newest };
  expect((await openSigningKey(renewed, null)).id).toBe(signingKeyId);
});

it("goes on with the others where a key is missing or a record is damaged, and names those", async () => {
  const { client } = world;
  for (let index = 0; index <= NAMED_RECORDS; index += 1)
    await setAside(`lost ${index}`, createCipher(keysOf([LOST])));
  await setAside("damaged");
  await setAside("short");
  await setAside("whole");
  const damaged = await bodyOf("damaged");
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  await client.amazonNotification.update({ where: { id: "damaged" }, data: { body: damaged } });
  const short = { body: new Uint8Array() };
  await client.amazonNotification.update({ where: { id: "short" }, data: short });
  const { failures, counts } = await rotateKeys({ client: operator(), provider });
  const missing = failures.find(({ problem }) => problem.includes("local:9 is missing"));
  expect(missing).toMatchObject({ column: "AmazonNotification.body", count: NAMED_RECORDS + 1 });
  expect(missing?.records).toHaveLength(NAMED_RECORDS);
  const named = failures.filter((failure) => failure !== missing).flatMap((one) => one.records);
  expect(named.sort()).toEqual(["damaged", "short"]);
  expect(readEnvelope(await bodyOf("whole")).keyId).toBe("local:8");
  expect(counts).toEqual(
    new Map([
      // The application's secret, and what is whole.
      ["local:8", 2],
      ["local:9", NAMED_RECORDS + 1],
      ["local:7", 1],
      [null, 1],
    ]),
  );
});

it("leaves a record to whoever writes it meanwhile", async () => {
  const { client } = world;
  await setAside("n");
  const written = await newest.encrypt(new Secret("newer"), notificationPlace("n"));
  const interrupted: KeyProvider = {
    ...provider,
    async wrap(dataKey, context) {
      await client.amazonNotification.update({ where: { id: "n" }, data: { body: written } });
      return provider.wrap(dataKey, context);
    },
  };
  await rotateKeys({ client: operator(), provider: interrupted });
  expect((await newest.decrypt(await bodyOf("n"), notificationPlace("n"))).reveal()).toBe("newer");
});

it("waits for nobody who holds a record, and comes back to it", async () => {
  const { client } = world;
  await setAside("held");
  await setAside("n");
  let rotation: ReturnType<typeof rotateKeys> | undefined;
  await client.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "AmazonNotification" WHERE "id" = 'held' FOR UPDATE`;
    const isDone = async (id: string) => readEnvelope(await bodyOf(id)).keyId === "local:8";
    // Would wait for this transaction, which waits for it.
    const { promise, resolve } = Promise.withResolvers<void>();
    rotation = rotateKeys({ client: operator(), provider }, ({ done }) => done >= 2 && resolve());
    await promise;
    expect([await isDone("n"), await isDone("held")]).toEqual([true, false]);
  });
  expect((await rotation)?.counts).toEqual(new Map([["local:8", 3]]));
});

it("does no harm where several run at once", async () => {
  for (let index = 0; index < 50; index += 1) await setAside(`n ${index}`);
  const runs = await Promise.all([1, 2, 3].map(() => rotateKeys({ client: operator(), provider })));
  expect(runs.reduce((sum, { rewrapped }) => sum + rewrapped, 0)).toBe(51);
  for (const { failures } of runs) expect(failures).toEqual([]);
  for (let index = 0; index < 50; index += 1) {
    const id = `n ${index}`;
    const text = await newest.decrypt(await bodyOf(id), notificationPlace(id));
    expect(text.reveal()).toBe(`body of ${id}`);
  }
});
