import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createApiKey, createWorkspace, SCOPES } from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import { createClient as createDatabaseClient } from "@evergrant/db/owner";
import { createSandbox, listenSandbox } from "@evergrant/sandbox";
import { createClient, type Event, unwrap } from "@evergrant/sdk";
import { createTestCipher } from "@evergrant/testkit/cipher";
import { createTestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

const KEY = Buffer.alloc(32, 7);
const MAIN = join(import.meta.dirname, "../../packages/server/src/main.ts");
const SYSTEM_CLOCK = { now: () => new Date() };

const ends: (() => Promise<unknown>)[] = [];
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: ReturnType<typeof createDatabaseClient>;
let sandbox: Awaited<ReturnType<typeof createSandbox>>;
let apiUrl: string;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabaseClient({ url: database.url });
  sandbox = await createSandbox({ publicUrl: "http://127.0.0.1" });
  const amazon = await listenSandbox(sandbox, { host: "127.0.0.1", port: 0 });
  ends.push(
    amazon.close,
    () => sandbox.close(),
    () => database.drop(),
    () => db.$disconnect(),
  );
  apiUrl = await serve("api", amazon.url);
  await serve("worker", amazon.url);
  const scoped = openDatabase({ url: database.url });
  ends.push(scoped.stop);
  const deps = {
    database: scoped,
    machineClock: SYSTEM_CLOCK,
    cipher: createTestCipher(),
  };
  const { workspaceId } = await createWorkspace(deps, { name: "Two processes" });
  const { key } = await createApiKey(
    { ...deps, client: scoped.inWorkspace({ workspaceId }) },
    workspaceId,
    { name: "Test", scopes: SCOPES },
  );
  token = key.reveal();
}, 60_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
}, 60_000);

it("tells the API's subscribers what a job in another process has changed", async () => {
  const client = createClient({ url: `${apiUrl}/graphql`, token });
  const arrived: Event[] = [];
  const ending = new AbortController();
  const stream = client.events.subscribe({ signal: ending.signal });
  await stream.ready;
  const reading = (async () => {
    for await (const event of stream) arrived.push(event);
  })();

  const seller = await control("/sellers", { credential: "LWA_REFRESH_TOKEN", orders: 3 });
  const connected = await client.sellerAccounts.connect({
    name: "Shop",
    region: "NA",
    sellingPartnerId: seller.sellingPartnerId,
    token: seller.token,
  });
  unwrap(connected);
  await control(`/sellers/${seller.sellingPartnerId}/deactivate`, {});
  // Nobody waits for hours here: the account's next probe is due now, and only the worker probes.
  await db.dueWork.updateMany({ data: { dueAt: new Date() } });

  await vi.waitFor(() => expect(arrived.at(-1)?.type).toBe("TOKEN_DISABLED"), 20_000);
  expect(arrived.at(-1)).toMatchObject({ to: "DISABLED", reason: "SELLER_INACTIVE" });
  ending.abort();
  await reading;
}, 60_000);

async function control(
  path: string,
  body: object,
): Promise<{ sellingPartnerId: string; token: string }> {
  const request = new Request(`http://127.0.0.1/_sandbox${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return (await sandbox.fetch(request)).json() as Promise<{
    sellingPartnerId: string;
    token: string;
  }>;
}

/** Starts one process of an installation, and answers its address. */
async function serve(role: "api" | "worker", amazonUrl: string): Promise<string> {
  const { clientId, clientSecret, applicationId } = sandbox.application;
  const child: ChildProcess = spawn(process.execPath, [MAIN, "serve"], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      DATABASE_URL: database.url,
      EVERGRANT_ROLE: role,
      EVERGRANT_PUBLIC_URL: "http://127.0.0.1",
      EVERGRANT_ENCRYPTION_KEYS: `7:${KEY.toString("base64")}`,
      EVERGRANT_AMAZON_CLIENT_ID: clientId,
      EVERGRANT_AMAZON_CLIENT_SECRET: clientSecret,
      EVERGRANT_AMAZON_APPLICATION_ID: applicationId,
      EVERGRANT_AMAZON_LWA_URL: amazonUrl,
      EVERGRANT_AMAZON_SP_API_URL_NA: amazonUrl,
      EVERGRANT_AMAZON_SP_API_URL_EU: amazonUrl,
      EVERGRANT_AMAZON_SP_API_URL_FE: amazonUrl,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  ends.push(async () => {
    const closed = once(child, "close");
    child.kill("SIGTERM");
    expect(await closed).toEqual([0, null]);
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  return vi.waitFor(() => {
    const url = /listens at (\S+)\./.exec(printed)?.[1];
    if (url === undefined) throw new Error(`The ${role} is not up:\n${printed}`);
    return url;
  }, 30_000);
}
