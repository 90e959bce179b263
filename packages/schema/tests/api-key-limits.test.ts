import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { createKeyCalls } from "./call-api-keys.ts";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const inDays = (days: number, milliseconds = 0) =>
  new Date(NOW.getTime() + days * DAY_MS + milliseconds).toISOString();
const { call, create } = createKeyCalls(() => world);

it.each<[string, object, string | null]>([
  ["an unknown scope", { scopes: ["accounts:read", "everything"] }, "BAD_INPUT"],
  ["no scope", { scopes: [] }, "BAD_INPUT"],
  ["no name", { name: " " }, "BAD_INPUT"],
  ["an end that is now", { expiresAt: inDays(0) }, "BAD_INPUT"],
  ["an end in a moment", { expiresAt: inDays(0, 1) }, null],
  ["an end in ten years", { expiresAt: inDays(3_650) }, null],
  ["an end after that", { expiresAt: inDays(3_650, 1) }, "BAD_INPUT"],
  [
    "50 addresses",
    { allowedAddresses: Array.from({ length: 50 }, (_, i) => `192.0.2.${i}`) },
    null,
  ],
  [
    "51 addresses",
    { allowedAddresses: Array.from({ length: 51 }, (_, i) => `192.0.2.${i}`) },
    "BAD_INPUT",
  ],
  ["a host's name as an address", { allowedAddresses: ["tool.example"] }, "BAD_INPUT"],
])("makes of %s what it should", async (_name, input, code) => {
  const answer = await create(input);
  expect(answer.code ?? null).toBe(code);
  expect(answer.message ?? "").not.toContain("everything");
});

it.each([
  [-1, "BAD_INPUT"],
  [0, null],
  [7, null],
  [8, "BAD_INPUT"],
])("takes an overlap of %d days as it should", async (overlapDays, code) => {
  const { apiKey } = await create();
  const answer = await call("rotateApiKey", { apiKeyId: apiKey.id, overlapDays });
  expect(answer.code ?? null).toBe(code);
});

/** Another workspace with so many keys that work. */
async function addWorkspaceWith(count: number) {
  const other = await world.addViewer();
  const { workspaceId } = other.actor;
  const data = Array.from({ length: count }, () => ({
    ...{ workspaceId, name: "Many", lastFour: "0000", scopes: [], createdAt: NOW },
    ...{ id: randomUUID(), hash: randomBytes(32) },
  }));
  await world.owner.apiKey.createMany({ data });
  return other;
}

it("holds at most 100 keys that work", async () => {
  const other = await addWorkspaceWith(99);
  const { apiKey } = await create({}, other);
  expect(await create({}, other)).toMatchObject({ code: "BAD_INPUT" });
  await call("revokeApiKey", { apiKeyId: apiKey.id }, other);
  expect(await create({}, other)).toMatchObject({ __typename: "CreateApiKeyPayload" });
});

it("holds at most 200 with those that go on beside their successors", async () => {
  const other = await addWorkspaceWith(99);
  const { apiKey } = await create({}, other);
  const data = {
    ...(await world.owner.apiKey.findFirstOrThrow({ where: { name: "Many" } })),
  };
  const more = Array.from({ length: 99 }, () => ({
    ...{ ...data, workspaceId: other.actor.workspaceId },
    ...{ id: randomUUID(), hash: randomBytes(32) },
  }));
  await world.owner.apiKey.createMany({ data: more });
  const rotated = await call("rotateApiKey", { apiKeyId: apiKey.id, overlapDays: 1 }, other);
  expect(rotated).toMatchObject({ __typename: "RotateApiKeyPayload" });
  const again = { apiKeyId: rotated.apiKey.id, overlapDays: 1 };
  expect(await call("rotateApiKey", again, other)).toMatchObject({ code: "BAD_INPUT" });
});
