import { ForbiddenError, findApiKey, Secret } from "@evergrant/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { createKeyCalls, KEY_FIELDS, SOME_KEY } from "./call-api-keys.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const inDays = (days: number, milliseconds = 0) =>
  new Date(NOW.getTime() + days * DAY_MS + milliseconds).toISOString();

const { call, create } = createKeyCalls(() => world);
const find = (secret: string, address: string | null = null) =>
  findApiKey(world.installation, new Secret(secret), address);
const list = async (as?: Context) =>
  Object(await world.read(`{ apiKeys(first: 100) { edges { node { ${KEY_FIELDS} } } } }`, {}, as))
    .apiKeys.edges;

it("makes a key that is shown once, and keeps nothing that it could be made of", async () => {
  const { apiKey, secret } = await create({ expiresAt: inDays(40) });
  expect(secret).toMatch(/^eg_test_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}$/);
  const viewer = Object(await world.read("{ viewer { id } }")).viewer;
  expect(apiKey).toEqual({
    id: expect.any(String),
    name: "Tool",
    status: "ACTIVE",
    prefix: "eg_test_",
    lastFour: secret.slice(34, 38),
    scopes: ["accounts:read", "events:read"],
    allowedAddresses: [],
    createdBy: viewer.id,
    createdAt: NOW.toISOString(),
    expiresAt: inDays(40),
    lastUsedAt: null,
    revokedAt: null,
    replacedBy: null,
  });
  expect(await find(secret)).toMatchObject({ name: "Tool" });
  expect(await list()).toContainEqual({ node: apiKey });
  const kept = JSON.stringify(await world.owner.apiKey.findMany());
  expect(kept).not.toContain(secret.slice(8, 30));
});

it("answers a repeated call without the key, which is kept nowhere", async () => {
  const input = { idempotencyKey: "create-once" };
  const { apiKey, secret } = await create(input);
  expect(await create(input)).toEqual({
    __typename: "CreateApiKeyPayload",
    apiKey,
    secret: null,
  });
  const answers = JSON.stringify(await world.owner.idempotencyAnswer.findMany());
  expect(answers).not.toContain(secret.slice(8, 30));
});

it("lets nobody give what he does not have, and names it", async () => {
  const viewer = withScopes(world.context, "keys:admin", "accounts:read");
  expect(
    await create({ scopes: ["accounts:read", "tokens:write", "events:read"] }, viewer),
  ).toEqual({
    __typename: "ForbiddenError",
    code: "FORBIDDEN",
    message: expect.stringContaining("tokens:write, events:read"),
  });
  expect(await create({ scopes: ["accounts:read"] }, viewer)).toMatchObject({
    __typename: "CreateApiKeyPayload",
  });
});

it("lets nobody change or rotate a key that may do more than he, and revoke it all the same", async () => {
  const { apiKey, secret } = await create();
  const viewer = withScopes(world.context, "keys:admin", "accounts:read");
  const named = { apiKeyId: apiKey.id };
  expect(await call("updateApiKey", { ...named, name: "Mine" }, viewer)).toMatchObject({
    code: "FORBIDDEN",
    message: expect.stringContaining("events:read"),
  });
  expect(await call("rotateApiKey", { ...named, overlapDays: 0 }, viewer)).toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await find(secret)).not.toBeNull();
  expect(await call("revokeApiKey", named, viewer)).toMatchObject({
    apiKey: { status: "REVOKED", revokedAt: NOW.toISOString() },
  });
  expect(await find(secret)).toBeNull();
});

it("changes a key, and only ever narrows its scopes", async () => {
  const { apiKey, secret } = await create();
  const update = (input: object) => call("updateApiKey", { apiKeyId: apiKey.id, ...input });
  const allowedAddresses = ["192.0.2.0/24", "2001:db8::1"];
  expect(
    await update({ name: "Renamed", scopes: ["accounts:read"], allowedAddresses }),
  ).toMatchObject({
    apiKey: { name: "Renamed", scopes: ["accounts:read"], allowedAddresses },
  });
  expect(await update({ scopes: ["accounts:read", "events:read"] })).toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringContaining("events:read"),
  });
  expect(await find(secret, "192.0.2.9")).not.toBeNull();
  expect(await find(secret, "192.0.3.9")).toBeNull();
  expect(await find(secret, null)).toBeNull();
  await update({ allowedAddresses: [] });
  expect(await find(secret, null)).not.toBeNull();
  await call("revokeApiKey", { apiKeyId: apiKey.id });
  expect(await update({ name: "Late" })).toMatchObject({ code: "CONFLICT" });
});

it("rotates a key: both work for the overlap, and the old one not a moment longer", async () => {
  const { apiKey, secret } = await create({ allowedAddresses: ["192.0.2.1"] });
  const rotate = { apiKeyId: apiKey.id, overlapDays: 7, idempotencyKey: "rotate-once" };
  const rotated = await call("rotateApiKey", rotate);
  expect(rotated.apiKey).toMatchObject({
    name: "Tool",
    scopes: ["accounts:read", "events:read"],
    allowedAddresses: ["192.0.2.1"],
    expiresAt: null,
  });
  expect((await call("rotateApiKey", rotate)).secret).toBeNull();
  const old = (await list()).find(({ node }: { node: { id: string } }) => node.id === apiKey.id);
  expect(old.node).toMatchObject({ expiresAt: inDays(7), replacedBy: { id: rotated.apiKey.id } });
  const at = (moment: string) => ({
    ...world.installation,
    machineClock: { now: () => new Date(moment) },
  });
  const isFound = async (key: string, moment: string) =>
    (await findApiKey(at(moment), new Secret(key), "192.0.2.1")) !== null;
  expect(await isFound(secret, inDays(7, -1))).toBe(true);
  expect(await isFound(secret, inDays(7))).toBe(false);
  expect(await isFound(rotated.secret, inDays(7))).toBe(true);
  expect(await call("rotateApiKey", { ...rotate, idempotencyKey: "again" })).toMatchObject({
    code: "CONFLICT",
  });
  expect(await call("updateApiKey", { apiKeyId: apiKey.id, expiresAt: inDays(8) })).toMatchObject({
    code: "CONFLICT",
  });
});

it("ends the old key at once where there is no overlap, and gives the successor its term", async () => {
  const { apiKey, secret } = await create({ expiresAt: inDays(90) });
  const rotated = await call("rotateApiKey", { apiKeyId: apiKey.id, overlapDays: 0 });
  expect(await find(secret)).toBeNull();
  expect(rotated.apiKey).toMatchObject({ status: "ACTIVE", expiresAt: inDays(90) });
});

it("tells each change to the log once, with who did it, and never a key", async () => {
  const other = await world.addViewer();
  const { apiKey, secret } = await create({}, other);
  const apiKeyId = apiKey.id;
  await call("updateApiKey", { apiKeyId, name: "Renamed" }, other);
  await call("updateApiKey", { apiKeyId, name: "Renamed" }, other);
  const rotated = await call("rotateApiKey", { apiKeyId, overlapDays: 1 }, other);
  await call("revokeApiKey", { apiKeyId }, other);
  await call("revokeApiKey", { apiKeyId }, other);
  const source = `{ events { edges { node { type ... on ApiKeyChanged {
    apiKeyId name lastFour replacedById } } } } }`;
  const { events } = Object(await world.read(source, {}, other));
  const told = events.edges.map(({ node }: { node: object }) => node);
  const { lastFour } = apiKey;
  const key = { apiKeyId, lastFour, replacedById: null };
  expect(told).toEqual([
    { type: "API_KEY_CREATED", ...key, name: "Tool" },
    { type: "API_KEY_CHANGED", ...key, name: "Renamed" },
    { type: "API_KEY_ROTATED", ...key, name: "Renamed", replacedById: rotated.apiKey.id },
    { type: "API_KEY_REVOKED", ...key, name: "Renamed" },
  ]);
  const rows = await world.owner.event.findMany({
    where: { workspaceId: other.actor.workspaceId },
    orderBy: { position: "asc" },
  });
  expect(rows.map(({ actorId }) => actorId)).toEqual(rows.map(() => other.viewer.id));
  expect(rows[1]?.data).toMatchObject({ name: "Renamed", nameBefore: "Tool" });
  for (const text of [secret, rotated.secret])
    expect(JSON.stringify(rows.map(({ data }) => data))).not.toContain(text.slice(8, 30));
});

it("lists newest first, in pages, those of the workspace alone", async () => {
  const other = await world.addViewer();
  for (const [index, name] of ["A", "B", "C"].entries()) {
    const machineClock = { now: () => new Date(NOW.getTime() + index) };
    await create({ name }, { ...other, deps: { ...other.deps, machineClock } });
  }
  const page = async (args: string) => {
    const source = `{ apiKeys(${args}) { edges { cursor node { name } } pageInfo { hasNextPage } } }`;
    const { apiKeys } = Object(await world.read(source, {}, other));
    const names = apiKeys.edges.map(({ node }: { node: { name: string } }) => node.name).join("");
    return { names, ends: apiKeys.edges.at(-1)?.cursor, ...apiKeys.pageInfo };
  };
  const first = await page("first: 2");
  expect(first).toMatchObject({ names: "CB", hasNextPage: true });
  expect(await page(`first: 2, after: "${first.ends}"`)).toMatchObject({
    names: "A",
    hasNextPage: false,
  });
  expect((await page("last: 2")).names).toBe("BA");
  expect((await page(`last: 1, before: "${first.ends}"`)).names).toBe("C");
  const { errors } = await world.ask('{ apiKeys(after: "x") { edges { cursor } } }');
  expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT" });
});

it("shows another workspace's key to nobody, and lets nobody touch it", async () => {
  const { apiKey, secret } = await create();
  const other = await world.addViewer();
  expect(await list(other)).toEqual([]);
  for (const [name, input] of [
    ["updateApiKey", { name: "Mine" }],
    ["rotateApiKey", { overlapDays: 0 }],
    ["revokeApiKey", {}],
  ] as const) {
    const theirs = await call(name, { apiKeyId: apiKey.id, ...input }, other);
    expect(theirs).toMatchObject({ code: "NOT_FOUND" });
    expect(await call(name, { apiKeyId: "never-handed-out", ...input }, other)).toEqual(theirs);
  }
  expect(await find(secret)).not.toBeNull();
  const node = await world.read(`{ node(id: "${apiKey.id}") { id } }`);
  expect(node).toEqual({ node: null });
});

it("needs keys:admin for all of it", async () => {
  const viewer = withScopes(world.context, "accounts:read", "events:read");
  const { errors } = await world.ask("{ apiKeys { edges { cursor } } }", {}, viewer);
  expect(errors?.[0]?.originalError).toBeInstanceOf(ForbiddenError);
  for (const [name, input] of [
    ["createApiKey", SOME_KEY],
    ["updateApiKey", { apiKeyId: "x" }],
    ["rotateApiKey", { apiKeyId: "x", overlapDays: 0 }],
    ["revokeApiKey", { apiKeyId: "x" }],
  ] as const)
    expect(await call(name, input, viewer)).toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringContaining("keys:admin"),
    });
});
