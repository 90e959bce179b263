import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appendEvents, createWebhookEndpoint, depsOf, parseAddressList } from "@evergrant/core";
import { pino } from "pino";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createEgress } from "../src/egress/create-egress.ts";
import { createPublicFetch } from "../src/egress/create-public-fetch.ts";
import { createTargets } from "../src/egress/targets.ts";
import { createObserver } from "../src/jobs/create-observer.ts";
import { startWebhooks } from "../src/jobs/start-webhooks.ts";
import { createMetrics } from "../src/metrics/create-metrics.ts";
import { type OpenServer, openServer } from "./open-server.ts";
import { type Receiver, startReceiver } from "./webhooks/receiver.ts";

const SCRIPT = join(import.meta.dirname, "webhooks/working-process.ts");
const DOCUMENT = new URL("../../../docs/webhooks.md", import.meta.url);
const COMPILE_CACHE = join(tmpdir(), "evergrant-compile-cache");
const LEASE_MS = 60_000;
/** A few seconds on a machine that has nothing else to do. */
const CRASH_TIMEOUT_MS = 90_000;
const lines: string[] = [];
const logger = pino({ level: "info" }, { write: (line) => void lines.push(line) });
const metrics = createMetrics();

let opened: OpenServer;
let receiver: Receiver;
let secret: string;
beforeAll(async () => {
  receiver = await startReceiver();
  opened = await openServer({}, (deps) => {
    // Names of inside lead there; the receiver's network is one that the operator named.
    const targets = createTargets(parseAddressList(["127.0.0.1"]));
    const resolve = async () => [{ address: "10.0.0.1", family: 4 }];
    const egress = createEgress(targets, createPublicFetch({ targets, resolve }));
    const { clock } = deps;
    const observer = createObserver({ metrics, clock, logger, level: "info" });
    return { ...deps, egress, observer };
  });
});
beforeEach(async () => {
  await opened.owner.webhookEndpoint.deleteMany();
  receiver.received.length = 0;
  receiver.status = 204;
});
afterAll(async () => {
  receiver.close();
  await opened.close();
});

async function addEndpoint(url: string): Promise<void> {
  const { deps, workspaceId } = opened;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const input = { name: "Receiver", url, types: ["WORKSPACE_CHANGED"] as const };
  const made = await createWebhookEndpoint(depsOf(deps, { workspaceId }), actor, input);
  secret = made.secret.reveal();
}

async function tell(count: number): Promise<void> {
  const { deps, workspaceId } = opened;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const event = {
    type: "WORKSPACE_CHANGED",
    sellerAccountId: null,
    data: { name: "Named" },
  } as const;
  const events = Array.from({ length: count }, () => event);
  await depsOf(deps, { workspaceId }).client.$transaction((tx) =>
    appendEvents(tx, actor, events, deps.clock.now()),
  );
}

/** Works until something holds. */
async function workUntil(holds: () => Promise<void> | void): Promise<void> {
  const webhooks = startWebhooks(opened.deps, { logger, metrics, exclusive: (run) => run() });
  await vi.waitFor(holds, { timeout: 20_000, interval: 50 }).finally(webhooks.stop);
}

const deliveries = () => opened.owner.webhookDelivery.findMany({ include: { log: true } });
const allAre = (status: string, count: number) => async () =>
  expect((await deliveries()).map((one) => one.status)).toEqual(Array(count).fill(status));

it("is verified as the document says", async () => {
  await addEndpoint(`${receiver.url}/hook`);
  await tell(1);
  await workUntil(allAre("DELIVERED", 1));
  const [{ body, headers } = expect.unreachable()] = receiver.received;
  const text = await readFile(DOCUMENT, "utf8");
  const code = /```js\n([\s\S]*?)```/.exec(text)?.[1]?.replace(/^import .*\n/m, "") ?? "";
  vi.setSystemTime(opened.machineClock.now());
  const verify = new Function("Webhook", "secret", "body", "headers", `${code}\nreturn event;`);
  const event = verify(Webhook, secret, body, headers);
  vi.useRealTimers();
  // Every field that the document's table names, and no other.
  const rows = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(Object.keys(event).toSorted()).toEqual(rows.toSorted());
  expect(event).toMatchObject({ version: 1, type: "WORKSPACE_CHANGED", data: { name: "Named" } });
  expect(event.id).toBe(headers["webhook-id"]);
});

it("counts attempts, and says which by the ids of event and delivery", async () => {
  metrics.registry.resetMetrics();
  lines.length = 0;
  await addEndpoint(`${receiver.url}/hook?code=kept-to-itself`);
  await tell(1);
  await workUntil(allAre("DELIVERED", 1));
  const [made] = await deliveries();
  const told = lines.map((line) => JSON.parse(line)).filter(({ deliveryId }) => deliveryId);
  expect(told).toEqual([
    expect.objectContaining({
      ...{ deliveryId: made?.id, eventId: made?.eventId, endpointId: made?.endpointId },
      ...{ workspaceId: opened.workspaceId, attempt: 1, result: "DELIVERED", status: 204 },
    }),
  ]);
  expect(lines.join("")).not.toContain("kept-to-itself");
  const counted = await metrics.read();
  expect(counted).toContain(
    'evergrant_webhook_attempt_seconds_count{outcome="delivered",class="2xx"} 1',
  );
  expect(counted).toContain("evergrant_webhook_lag_seconds_count 1");
  expect(counted).toContain('evergrant_jobs_total{kind="WEBHOOK",outcome="done"}');
});

it("calls nobody inside: by no name that leads there, and by no redirect", async () => {
  await addEndpoint("https://hooks.customer.com/hook");
  await addEndpoint(`${receiver.url}/inside`);
  await tell(1);
  await workUntil(allAre("FAILED", 2));
  const failures = (await deliveries()).map(({ failure }) => failure).toSorted();
  expect(failures).toEqual([
    "It answered 302.",
    expect.stringMatching(/^The address does not lead to public hosts alone\. Private addresses/),
  ]);
  expect(receiver.received.map(({ path }) => path)).toEqual(["/inside"]);
});

it.each([
  "https://10.0.0.1/",
  "http://hooks.customer.com.evil@10.0.0.1/",
  "https://169.254.169.254/",
])("is not made for %s", async (url) => {
  await expect(addEndpoint(url)).rejects.toMatchObject({ code: "BAD_INPUT" });
});

it(
  "loses nothing when a worker is killed between an answer and its commit, and repeats under the same id",
  async () => {
    const COUNT = 6;
    await addEndpoint(`${receiver.url}/hook`);
    await tell(COUNT);
    const now = opened.machineClock.now().getTime();
    const setup = JSON.stringify({ url: opened.databaseUrl, now, diesAfter: 3 });
    const env = { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE };
    const [, signal] = await once(fork(SCRIPT, [setup], { execArgv: [], env }), "exit");
    expect(signal).toBe("SIGKILL");
    expect(receiver.received).toHaveLength(3);
    opened.machineClock.advance(LEASE_MS);
    await workUntil(allAre("DELIVERED", COUNT));
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    // One more: what the worker that died had sent, and not written down.
    expect(ids).toHaveLength(COUNT + 1);
    expect(ids[3]).toBe(ids[2]);
    expect(new Set(ids).size).toBe(COUNT);
    const inOrder = ids.filter((id, index) => ids.indexOf(id) === index);
    const events = await opened.owner.webhookDelivery.findMany({ orderBy: { position: "asc" } });
    expect(inOrder).toEqual(
      events.map(({ eventId }) => Buffer.from(`Event:${eventId}`).toString("base64")),
    );
  },
  CRASH_TIMEOUT_MS,
);
