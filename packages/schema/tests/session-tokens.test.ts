import {
  createApiKey,
  type FoundSession,
  findSession,
  SCOPES,
  type Scope,
  Secret,
  type Viewer,
} from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";

let world: ApiWorld;
let account: InsertedAccount;
beforeAll(async () => {
  world = await createApiWorld();
  account = await insertAccount(world);
});
afterAll(() => world.close());

const inMinutes = (minutes: number, milliseconds = 0) =>
  new Date(NOW.getTime() + minutes * 60_000 + milliseconds);

/** A key that really is there, as the one who asks. */
async function makeMinter(scopes: readonly Scope[] = SCOPES, given: Partial<Viewer> = {}) {
  const { workspaceId } = world.context.actor;
  const { id } = await createApiKey(world.context.deps, workspaceId, { name: "Minter", scopes });
  const credential = { kind: "API_KEY", id, keyId: id, expiresAt: null } as const;
  const sender = senderOf(workspaceId, { id, credential, scopes: new Set(scopes), ...given });
  return { ...world.context, ...sender };
}

async function mint(input: object, as: Context) {
  const source = `mutation ($input: CreateSessionTokenInput!) { createSessionToken(input: $input) {
    __typename ... on CreateSessionTokenPayload { token expiresAt } ... on Error { code message } } }`;
  return Object(Object(await world.read(source, { input }, as)).createSessionToken);
}
const findAt = (token: string, now = NOW): Promise<FoundSession | null> =>
  findSession({ ...world.installation, machineClock: { now: () => now } }, new Secret(token));

it("mints a token that reads for 15 minutes, and not a moment longer", async () => {
  const { token, expiresAt } = await mint({}, await makeMinter());
  expect(expiresAt).toBe(inMinutes(15).toISOString());
  expect(await findAt(token)).toMatchObject({
    workspaceId: world.context.actor.workspaceId,
    sellerAccountId: null,
    scopes: ["accounts:read", "events:read"],
  });
  expect(await findAt(token, inMinutes(15, -1))).not.toBeNull();
  expect(await findAt(token, inMinutes(15))).toBeNull();
});

it.each([
  [0, "BAD_INPUT"],
  [1, undefined],
  [60, undefined],
  [61, "BAD_INPUT"],
])("takes %d minutes as it should", async (minutes, code) => {
  const answer = await mint({ minutes }, await makeMinter());
  expect(answer.code).toBe(code);
  if (code === undefined) expect(answer.expiresAt).toBe(inMinutes(minutes).toISOString());
});

it.each<[string, readonly Scope[], readonly string[] | undefined, string | null]>([
  ["what the key has", SCOPES, ["tokens:write"], null],
  ["what the key lacks", ["sessions:write", "accounts:read"], ["tokens:write"], "tokens:write"],
  ["what outlasts it", SCOPES, ["accounts:read", "keys:admin"], "keys:admin"],
  ["more sessions", SCOPES, ["sessions:write"], "sessions:write"],
  ["reading, which the key has in part", ["sessions:write", "events:read"], undefined, null],
  ["reading, which the key lacks", ["sessions:write"], undefined, "accounts:read"],
])("gives or refuses %s", async (_name, held, scopes, refused) => {
  const answer = await mint({ scopes }, await makeMinter(held));
  if (refused === null) expect(answer.token).toMatch(/^eg_session_/);
  else
    expect(answer).toMatchObject({ code: "FORBIDDEN", message: expect.stringContaining(refused) });
});

it("is minted by API keys alone", async () => {
  const credential = { kind: "SESSION", id: "s", keyId: null, expiresAt: null } as const;
  const person = await makeMinter(SCOPES, { credential, kind: "USER", role: "owner" });
  expect(await mint({}, person)).toMatchObject({ code: "FORBIDDEN" });
});

it("ends with its key, and may never do more than that may by now", async () => {
  const minter = await makeMinter();
  const { token } = await mint({ scopes: ["accounts:read", "tokens:write"] }, minter);
  const id = minter.viewer.id;
  const change = (data: object) => world.owner.apiKey.updateMany({ where: { id }, data });
  await change({ scopes: ["tokens:write"] });
  expect(await findAt(token)).toMatchObject({ scopes: ["tokens:write"] });
  await change({ expiresAt: inMinutes(5) });
  expect(await findAt(token, inMinutes(5, -1))).not.toBeNull();
  expect(await findAt(token, inMinutes(5))).toBeNull();
  await change({ revokedAt: NOW });
  expect(await findAt(token)).toBeNull();
});

it("is believed only as it was signed", async () => {
  const { token } = await mint({ subject: "user-7" }, await makeMinter());
  expect(await findAt(token)).toMatchObject({ subject: "user-7" });
  const [body = "", signature = ""]: string[] = token.slice("eg_session_".length).split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  claims[6] = ["tokens:write"];
  const forged = Buffer.from(JSON.stringify(claims)).toString("base64url");
  for (const text of [
    `eg_session_${forged}.${signature}`,
    `eg_session_${body}.${signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`,
    `eg_session_${body}.`,
    body,
    "",
  ])
    expect(await findAt(text)).toBeNull();
});

it("shows the same token again under an idempotency key, to the same API key alone", async () => {
  const minter = await makeMinter();
  const input = { idempotencyKey: "mint-once", scopes: ["tokens:write"] };
  const { token } = await mint(input, minter);
  expect((await mint(input, minter)).token).toBe(token);
  const lesser = await makeMinter(["sessions:write", "accounts:read"]);
  expect(await mint(input, lesser)).toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
  const kept = JSON.stringify(await world.owner.idempotencyAnswer.findMany());
  expect(kept).not.toContain(token.split(".")[1]);
});

it("is for an account of the workspace, or for none", async () => {
  const minter = await makeMinter();
  const mine = await mint({ sellerAccountId: account.globalId }, minter);
  expect(await findAt(mine.token)).toMatchObject({ sellerAccountId: account.id });
  const other = await world.addViewer();
  const theirs = await insertAccount({ ...world, context: other });
  for (const sellerAccountId of [theirs.globalId, "never-handed-out"])
    expect(await mint({ sellerAccountId }, minter)).toMatchObject({ code: "NOT_FOUND" });
});

it("needs sessions:write", async () => {
  expect(await mint({}, await makeMinter(["accounts:read"]))).toMatchObject({
    code: "FORBIDDEN",
    message: expect.stringContaining("sessions:write"),
  });
});
