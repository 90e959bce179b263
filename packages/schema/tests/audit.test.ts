import { createHash, createPublicKey, verify } from "node:crypto";
import { openSigningKey, tendLog, updateWorkspace } from "@evergrant/core";
import { createSourceEventStream, parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { schema } from "../src/schema.ts";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { appendTestEvents } from "./append-test-events.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
let account: InsertedAccount;
beforeAll(async () => {
  world = await createApiWorld();
  account = await insertAccount(world);
  await appendTestEvents(world, [account]);
});
afterAll(() => world.close());

const AUDIT =
  "audit { position actorKind actorId keyId address cause before after content hash previousHash }";

interface Audited {
  audit: Record<"content" | "hash" | "position" | "before", string> & {
    previousHash: string | null;
  };
}

async function readAll(): Promise<Audited["audit"][]> {
  const data = await world.read(`{ events(first: 100) { edges { node { ${AUDIT} } } } }`);
  const { events } = data as { events: { edges: { node: Audited }[] } };
  return events.edges.map(({ node }) => node.audit);
}

async function tend() {
  const key = await openSigningKey(world.installation, null);
  await tendLog(world.installation, { key, auditDays: 730 });
}

it("gives all that a third party needs to follow the chain", async () => {
  await updateWorkspace(
    world.context.deps,
    { ...world.context.actor, address: "192.0.2.1", cause: "updateWorkspace" },
    { name: "Other" },
  );
  const all = await readAll();
  let previous = "0".repeat(64);
  for (const { content, hash, previousHash } of all) {
    expect(previousHash).toBe(previous);
    const bytes = Buffer.concat([Buffer.from(content), Buffer.from(previous, "hex")]);
    previous = createHash("sha256").update(bytes).digest("hex");
    expect(hash).toBe(previous);
  }
  const last = all.at(-1);
  expect(last).toMatchObject({
    ...{ position: String(all.length), actorKind: "KEY", actorId: world.context.viewer.id },
    ...{ keyId: world.context.viewer.credential.keyId, address: "192.0.2.1" },
    ...{ cause: "updateWorkspace", before: '{"name":"Workspace"}', after: '{"name":"Other"}' },
  });
});

it("reads the hashes before a page in one statement", async () => {
  world.statements.length = 0;
  await readAll();
  expect(world.statements).toHaveLength(3);
});

it("gives seals, and the keys that verify them", async () => {
  await tend();
  const { auditSeals, auditPublicKeys } = (await world.read(
    "{ auditSeals { position hash keyId content signature } auditPublicKeys { id publicKey } }",
  )) as Record<string, Record<string, string>[]>;
  const [seal] = auditSeals ?? [];
  const [key] = auditPublicKeys ?? [];
  const all = await readAll();
  expect(seal).toMatchObject({
    position: String(all.length),
    hash: all.at(-1)?.hash,
    keyId: key?.id,
  });
  expect(JSON.parse(seal?.content ?? "")).toMatchObject({
    hash: seal?.hash,
    position: seal?.position,
  });
  const publicKey = createPublicKey({
    key: Buffer.from(key?.publicKey ?? "", "base64"),
    ...{ type: "spki", format: "der" },
  });
  const signature = Buffer.from(seal?.signature ?? "", "base64");
  expect(verify(null, Buffer.from(seal?.content ?? ""), publicKey, signature)).toBe(true);
  const from = `auditSeals(from: "${all.length + 1}") { position }`;
  expect(await world.read(`{ ${from} }`)).toEqual({ auditSeals: [] });
  const newest = await world.read("{ auditSeals(last: 1) { position } }");
  expect(newest).toEqual({ auditSeals: [{ position: String(all.length) }] });
  for (const args of ['from: "x"', "first: 101", "first: -1", "last: 101", "first: 1, last: 1"])
    expect((await world.ask(`{ auditSeals(${args}) { position } }`)).errors?.[0]).toMatchObject({
      originalError: { code: "BAD_INPUT" },
    });
});

it("shows the audit to nobody without its scope", async () => {
  const viewer = withScopes(world.context, "events:read", "accounts:read");
  for (const source of [
    `{ events(first: 1) { edges { node { ${AUDIT} } } } }`,
    "{ auditSeals { position } }",
    "{ auditPublicKeys { id } }",
  ])
    expect((await world.ask(source, {}, viewer)).errors?.[0]?.originalError, source).toMatchObject({
      code: "FORBIDDEN",
    });
});

it("shows another workspace nothing of it", async () => {
  const stranger = await world.addViewer();
  const data = await world.read("{ auditSeals { position } }", {}, stranger);
  expect(data).toEqual({ auditSeals: [] });
});

it("lets nobody go on from before a closed month, and says how to go on", async () => {
  const { eventsCursor: old } = (await world.read("{ eventsCursor }")) as { eventsCursor: string };
  const page = (after: string) => world.ask(`{ events(after: "${after}") { edges { cursor } } }`);
  const first = (await world.read("{ events(first: 1) { edges { cursor } } }")) as {
    events: { edges: { cursor: string }[] };
  };
  const oldest = first.events.edges[0]?.cursor ?? "";
  world.clock.set(new Date("2026-05-01T00:00:00.000Z"));
  await tend();
  const resume = async (after: string) => {
    const document = parse(`subscription { events(after: "${after}") { cursor } }`);
    const contextValue = { ...world.context };
    const opened = await createSourceEventStream({ schema, document, contextValue });
    if (!(Symbol.asyncIterator in opened)) return opened.errors?.[0];
    return null;
  };
  expect(await resume(oldest)).toMatchObject({
    message: expect.stringMatching(
      /ended more than 30 days ago\. Read eventsCursor and the state anew/,
    ),
    extensions: { code: "CURSOR_EXPIRED", snapshotQuery: expect.stringContaining("eventsCursor") },
  });
  // Nothing followed it, so nothing can be missed; and what is old can still be listed.
  expect(await resume(old)).toBeNull();
  expect((await page(oldest)).errors).toBeUndefined();
});

it("explains an account step by step", async () => {
  const data = await world.read(
    `query ($id: ID!) { explain(sellerAccountId: $id) { sellerAccountId status disabledReason verification
      summary steps { kind rule sentence event { type cursor } amazon { code } sample { asked } } } }`,
    { id: account.globalId },
  );
  expect(data).toMatchObject({
    explain: { sellerAccountId: account.globalId, status: "ENABLED", verification: "VERIFIED" },
  });
  expect(await world.read('{ explain(sellerAccountId: "x") { status } }')).toEqual({
    explain: null,
  });
});
