import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { findApiKey } from "../src/api-key/find.ts";
import { findEndedKeys, type LetIn } from "../src/api-key/find-ended.ts";
import { issueApiKey } from "../src/api-key/issue.ts";
import { noteApiKeyUse } from "../src/api-key/note-use.ts";
import { revokeApiKey } from "../src/api-key/revoke.ts";
import { rotateApiKey } from "../src/api-key/rotate.ts";
import { createApiKey } from "../src/api-key/store.ts";
import { updateApiKey } from "../src/api-key/update.ts";
import { warnOfKeyEnds } from "../src/api-key/warn-of-end.ts";
import { Secret } from "../src/secret.ts";
import { type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { NOW } from "./token-fixture.ts";

const installation = () => world.deps.installation;
let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const inDays = (days: number, milliseconds = 0) =>
  new Date(NOW.getTime() + days * DAY_MS + milliseconds);
const granter = { scopes: new Set(["accounts:read", "events:read"] as const) };

const issue = (expiresAt: Date | null) =>
  issueApiKey(world.deps, world.actor, granter, {
    name: "Key",
    scopes: ["accounts:read", "events:read"],
    expiresAt,
  });

async function readWarnings(): Promise<unknown[]> {
  while (await warnOfKeyEnds(installation()));
  const events = await readEvents(world, world.actor);
  return events.flatMap(({ type, data }) =>
    type === "API_KEY_EXPIRING" ? [Object(data).daysLeft] : [],
  );
}

it("warns 30, 7 and 1 days before a key's end, each once, by machine time", async () => {
  await issue(inDays(40));
  world.clock.set(inDays(39));
  expect(await readWarnings()).toEqual([]);
  world.machineClock.set(inDays(10, -1));
  expect(await readWarnings()).toEqual([]);
  world.machineClock.set(inDays(10));
  expect(await readWarnings()).toEqual([30]);
  expect(await readWarnings()).toEqual([30]);
  world.machineClock.set(inDays(33));
  expect(await readWarnings()).toEqual([30, 7]);
  world.machineClock.set(inDays(39.5));
  expect(await readWarnings()).toEqual([30, 7, 1]);
  world.machineClock.set(inDays(41));
  expect(await readWarnings()).toEqual([30, 7, 1]);
});

it("tells of several workers' looks at once one warning alone", async () => {
  await issue(inDays(40));
  world.machineClock.set(inDays(10));
  await Promise.all(Array.from({ length: 5 }, () => warnOfKeyEnds(installation())));
  expect(await readWarnings()).toEqual([30]);
});

it("warns neither of what was revoked, nor of what was rotated, nor of the past", async () => {
  const revoked = await issue(inDays(40));
  await revokeApiKey(world.deps, world.actor, revoked);
  const rotated = await issue(inDays(40));
  const { apiKeyId } = rotated;
  const input = { apiKeyId, overlapDays: 7, expiresAt: inDays(300) };
  await rotateApiKey(world.deps, world.actor, granter, input);
  await updateApiKey(world.deps, world.actor, granter, { apiKeyId, expiresAt: inDays(2) });
  await issue(inDays(0.5));
  for (const day of [0, 1, 6, 10, 39]) {
    world.machineClock.set(inDays(day));
    expect(await readWarnings()).toEqual([]);
  }
});

it("begins the warnings anew with another end", async () => {
  const { apiKeyId } = await issue(inDays(20));
  world.machineClock.set(inDays(13));
  expect(await readWarnings()).toEqual([7]);
  await updateApiKey(world.deps, world.actor, granter, { apiKeyId, expiresAt: inDays(60) });
  world.machineClock.set(inDays(30));
  expect(await readWarnings()).toEqual([7, 30]);
});

it("notes a key's use at most once a minute", async () => {
  const { key } = await issue(null);
  const use = async () => {
    const found = await findApiKey(installation(), key);
    if (found === null) throw new Error("The key is not found");
    await noteApiKeyUse(installation(), found);
    return (await findApiKey(installation(), key))?.lastUsedAt;
  };
  expect(await use()).toEqual(NOW);
  world.machineClock.set(new Date(NOW.getTime() + 59_999));
  expect(await use()).toEqual(NOW);
  const minute = new Date(NOW.getTime() + 60_000);
  world.machineClock.set(minute);
  expect(await use()).toEqual(minute);
});

it("asks the database about nothing that cannot be a key of this installation", async () => {
  const { key } = await createApiKey({ ...world.deps, keyKind: "live" }, world.actor.workspaceId, {
    name: "Live",
    scopes: [],
  });
  const deps = installation();
  const system = new Proxy(deps.database.system, {
    get: (_client, name) => {
      throw new Error(`The database was asked for ${String(name)}`);
    },
  });
  const unasked = { ...deps, database: { ...deps.database, system } };
  const text = key.reveal();
  for (const presented of [
    text,
    `${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`,
    "eg_test_x",
  ])
    expect(await findApiKey(unasked, new Secret(presented))).toBeNull();
  expect(await findApiKey({ ...deps, keyKind: "live" }, key)).toMatchObject({ name: "Live" });
});

it("says of whom was let in with a key why he is to go", async () => {
  const { workspaceId } = world.actor;
  const letIn = async (kind: "API_KEY" | "SESSION_TOKEN" = "API_KEY"): Promise<LetIn> => {
    const { apiKeyId: keyId } = await issue(null);
    const credential = { kind, id: keyId, keyId, expiresAt: null };
    return {
      address: "192.0.2.1",
      viewer: {
        ...{ credential, workspaceId, id: keyId, name: "Key", kind: "KEY", role: null },
        ...{ sellerAccountId: null, scopes: granter.scopes, warningDays: [] },
      },
    };
  };
  const fine = await letIn();
  const revoked = await letIn();
  const over = await letIn();
  const narrowed = await letIn();
  const bound = await letIn();
  const moved = await letIn();
  const session = await letIn("SESSION_TOKEN");
  const update = ({ viewer }: LetIn, data: object) =>
    world.client.apiKey.updateMany({ where: { id: viewer.id }, data });
  await update(revoked, { revokedAt: NOW });
  await update(over, { expiresAt: NOW });
  await update(narrowed, { scopes: ["accounts:read"] });
  await update(bound, { allowedAddresses: ["192.0.2.0/24"] });
  await update(moved, { allowedAddresses: ["198.51.100.1"] });
  await update(session, { allowedAddresses: ["198.51.100.1"] });
  const other = await world.addWorkspace();
  const foreign = { ...fine, viewer: { ...fine.viewer, workspaceId: other.workspaceId } };
  const all = [fine, revoked, over, narrowed, bound, moved, session];
  expect([...(await findEndedKeys(installation(), all))]).toEqual([
    [revoked, "CREDENTIAL_REVOKED"],
    [over, "CREDENTIAL_EXPIRED"],
    [narrowed, "CREDENTIAL_CHANGED"],
    [moved, "CREDENTIAL_CHANGED"],
  ]);
  expect([...(await findEndedKeys(installation(), [foreign]))]).toEqual([
    [foreign, "CREDENTIAL_REVOKED"],
  ]);
  await world.client.workspace.delete({ where: { id: workspaceId } });
  expect((await findEndedKeys(installation(), all)).size).toBe(all.length);
});

it("leaves nothing of a call that fails, and one successor of two rotations at once", async () => {
  const { apiKeyId } = await issue(null);
  const rotations = await Promise.allSettled(
    Array.from({ length: 4 }, () =>
      rotateApiKey(world.deps, world.actor, granter, { apiKeyId, overlapDays: 1 }),
    ),
  );
  expect(rotations.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await world.client.apiKey.count()).toBe(2);
  const types = (await readEvents(world, world.actor)).map(({ type }) => type);
  expect(types).toEqual(["API_KEY_CREATED", "API_KEY_ROTATED"]);
});
