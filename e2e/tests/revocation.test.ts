import { createApiKey, createWorkspace, SCOPES } from "@evergrant/core";
import { ApiError, createClient, unwrap } from "@evergrant/sdk";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Installation, startInstallation } from "../src/start-installation.ts";

/** What was promised of open streams, on every process, and is asserted as it is. */
const BOUND_MS = 5_000;
const READ = ["accounts:read", "events:read"];

let installation: Installation;
let here: string;
let there: string;
let adminToken: string;

beforeAll(async () => {
  installation = await startInstallation();
  const { deps, serve } = installation;
  here = await serve("api", "first API");
  there = await serve("api", "second API");
  const { workspaceId } = await createWorkspace(deps, { name: "Revocation" });
  const { key } = await createApiKey(
    { ...deps, client: deps.database.inWorkspace({ workspaceId }) },
    workspaceId,
    { name: "Admin", scopes: SCOPES },
  );
  adminToken = key.reveal();
}, 90_000);

afterAll(() => installation.end(), 60_000);

const clientOf = (url: string, token: Parameters<typeof createClient>[0]["token"]) =>
  createClient({ url: `${url}/graphql`, token });

it("ends a stream at the other process within five seconds of the key's revocation", async () => {
  const admin = clientOf(here, adminToken);
  const made = unwrap(await admin.apiKeys.create({ name: "Partner", scopes: READ }));
  const token = made.secret ?? "";
  expect(token).toMatch(/^eg_live_/);
  const listed = [];
  for await (const { name, lastFour } of admin.apiKeys.list()) listed.push([name, lastFour]);
  expect(listed).toContainEqual(["Partner", made.apiKey.lastFour]);
  const partner = clientOf(there, token);
  const stream = partner.events.subscribe();
  await stream.ready;
  const next = stream.next();
  // Its connection is open once something has come over it.
  unwrap(await admin.apiKeys.update({ apiKeyId: made.apiKey.id, name: "Renamed" }));
  expect((await next).value).toMatchObject({ type: "API_KEY_CHANGED", name: "Renamed" });
  const ended = stream.next().catch((error: unknown) => error);
  const revokedAt = performance.now();
  unwrap(await admin.apiKeys.revoke({ apiKeyId: made.apiKey.id }));
  await expect(partner.sellerAccounts.get("x")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  // Whether or not the revocation itself was still told, the stream ends with why.
  let last = await ended;
  while (!(last instanceof ApiError)) last = await stream.next().catch((error: unknown) => error);
  expect(performance.now() - revokedAt).toBeLessThan(BOUND_MS);
  expect(last).toMatchObject({ code: "UNAUTHENTICATED", reason: "CREDENTIAL_REVOKED" });
}, 60_000);

it("goes on with a refreshed session at its cursor, without a gap or a repeat", async () => {
  const admin = clientOf(here, adminToken);
  const backend = unwrap(
    await admin.apiKeys.create({ name: "Backend", scopes: [...READ, "sessions:write"] }),
  );
  let minter = clientOf(here, backend.secret ?? "");
  let asked = 0;
  let kept: string | null = null;
  const browser = clientOf(there, async ({ isRefused }) => {
    if (kept === null || isRefused) {
      asked += 1;
      kept = unwrap(await minter.sessionTokens.create({ subject: "user-7" })).token;
    }
    return kept;
  });
  const names: string[] = [];
  const ending = new AbortController();
  const stream = browser.events.subscribe({ types: ["API_KEY_CREATED"], signal: ending.signal });
  await stream.ready;
  const reading = (async () => {
    for await (const event of stream)
      if (event.__typename === "ApiKeyChanged") names.push(event.name);
  })();
  const tell = async (name: string) =>
    unwrap(await admin.apiKeys.create({ name, scopes: ["accounts:read"] }));
  await tell("One");
  await vi.waitFor(() => expect(names).toEqual(["One"]), 20_000);
  const successor = unwrap(
    await admin.apiKeys.rotate({ apiKeyId: backend.apiKey.id, overlapDays: 0 }),
  );
  minter = clientOf(here, successor.secret ?? "");
  for (const name of ["Two", "Three"]) await tell(name);
  await vi.waitFor(() => expect(names).toEqual(["One", "Two", "Three"]), 20_000);
  await vi.waitFor(() => expect(asked).toBe(2), 20_000);
  await tell("Four");
  await vi.waitFor(() => expect(names).toEqual(["One", "Two", "Three", "Four"]), 20_000);
  ending.abort();
  await reading;
}, 90_000);
