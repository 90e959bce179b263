import type { InstallationDeps } from "@evergrant/core";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { NotificationQueue, QueueMessage } from "../src/amazon-notifications/queue.ts";
import { type Consumer, startConsumer } from "../src/amazon-notifications/start-consumer.ts";
import { createExclusive } from "../src/jobs/exclusive.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const WITHIN = { timeout: 10_000, interval: 10 };

let opened: OpenServer;
let consumers: Consumer[];
let logged: string[];
beforeAll(async () => {
  opened = await openServer();
});
beforeEach(async () => {
  consumers = [];
  logged = [];
  await opened.owner.amazonNotification.deleteMany();
});
afterEach(async () => {
  for (const consumer of consumers) await consumer.stop();
});
afterAll(() => opened.close());

/** A queue in memory: what was handed out and not deleted comes again when `release` says so. */
function createQueue() {
  const waiting: QueueMessage[] = [];
  const inFlight = new Map<string, QueueMessage>();
  const queue = {
    /** Thrown by the next receives. */
    failures: 0,
    loseDeletions: false,
    isEmpty: () => waiting.length === 0 && inFlight.size === 0,
    send(body: string, messageId = `m-${waiting.length}`) {
      waiting.push({ messageId, receiptHandle: messageId, body, receiveCount: 0 });
    },
    release() {
      waiting.push(...inFlight.values());
      inFlight.clear();
    },
    async receive(waitSeconds: number, signal: AbortSignal) {
      if (queue.failures > 0) {
        queue.failures -= 1;
        throw new Error("The queue is away");
      }
      if (waitSeconds > 0)
        await vi.waitUntil(() => waiting.length > 0 || signal.aborted, {
          timeout: 60_000,
          interval: 5,
        });
      signal.throwIfAborted();
      return waiting.splice(0, 10).map((message) => {
        const received = { ...message, receiveCount: message.receiveCount + 1 };
        inFlight.set(message.receiptHandle, received);
        return received;
      });
    },
    async delete(messages: readonly QueueMessage[]) {
      if (queue.loseDeletions) throw new Error("The deletion was lost");
      for (const { receiptHandle } of messages) inFlight.delete(receiptHandle);
    },
    close() {},
  };
  return queue satisfies NotificationQueue;
}

function consume(queue: NotificationQueue, deps: InstallationDeps = opened.deps): Consumer {
  const write = (line: string) => logged.push(JSON.parse(line).msg);
  const logger = pino({ base: null }, { write });
  const exclusive = createExclusive();
  const consumer = startConsumer({ deps, logger, exclusive, openQueue: async () => queue });
  consumers.push(consumer);
  return consumer;
}

const write = (notificationId: string) =>
  JSON.stringify({
    ...{ notificationType: "FEE_PROMOTION", eventTime: "2026-03-01T12:00:00Z", payload: {} },
    notificationMetadata: { notificationId },
  });
const rows = () => opened.owner.amazonNotification.findMany({ orderBy: { id: "asc" } });

it("shares a queue with others, and each message is handled once", async () => {
  const queue = createQueue();
  for (let index = 0; index < 30; index += 1) queue.send(write(`n-${index}`), `m-${index}`);
  for (const _worker of [1, 2, 3]) consume(queue);
  await vi.waitFor(() => expect(queue.isEmpty()).toBe(true), WITHIN);
  expect(await rows()).toHaveLength(30);
});

it("handles nothing twice where it could not delete what it had handled", async () => {
  const queue = createQueue();
  queue.loseDeletions = true;
  queue.send(write("once"));
  consume(queue);
  await vi.waitFor(() => expect(logged).toContain("The notification queue fails"), WITHIN);
  const before = await rows();
  queue.loseDeletions = false;
  queue.release();
  await vi.waitFor(() => expect(queue.isEmpty()).toBe(true), WITHIN);
  expect(await rows()).toEqual(before);
});

it("lets a message come again while the database is away, and handles it then", async () => {
  const queue = createQueue();
  let isAway = true;
  const away = () => {
    throw new Error("The database is away");
  };
  const system = new Proxy(opened.deps.database.system, {
    get: (target, name) => (isAway ? away() : Reflect.get(target, name)),
  });
  const database = { ...opened.deps.database, system };
  queue.send(write("later"));
  consume(queue, { ...opened.deps, database });
  for (let times = 1; times < 7; times += 1) {
    await vi.waitFor(() => expect(logged).toHaveLength(times), WITHIN);
    queue.release();
  }
  isAway = false;
  await vi.waitFor(() => {
    queue.release();
    expect(queue.isEmpty()).toBe(true);
  }, WITHIN);
  expect(await rows()).toMatchObject([{ id: "later", state: "HANDLED" }]);
});

it("sets aside what fails every time, after the fifth", async () => {
  const queue = createQueue();
  const amazonNotification = {
    count: () => Promise.reject(new Error("A fault of ours")),
    createMany: opened.owner.amazonNotification.createMany,
  };
  const system = new Proxy(opened.deps.database.system, {
    get: (target, name) =>
      name === "amazonNotification" ? amazonNotification : Reflect.get(target, name),
  });
  const database = { ...opened.deps.database, system };
  queue.send(write("never"));
  consume(queue, { ...opened.deps, database });
  for (let times = 1; times < 5; times += 1) {
    await vi.waitFor(() => expect(logged).toHaveLength(times), WITHIN);
    expect(await rows()).toEqual([]);
    queue.release();
  }
  await vi.waitFor(() => expect(queue.isEmpty()).toBe(true), WITHIN);
  expect(await rows()).toMatchObject([{ id: "never", state: "SET_ASIDE" }]);
});

it("logs once that the queue is away and once that it is back, and goes on", async () => {
  const queue = createQueue();
  queue.failures = 2;
  queue.send(write("after"));
  consume(queue);
  await vi.waitFor(() => expect(queue.isEmpty()).toBe(true), WITHIN);
  await vi.waitFor(() => expect(logged).toHaveLength(2), WITHIN);
  expect(logged).toEqual(["The notification queue fails", "The notification queue answers again"]);
});

it("stops while it waits for messages", async () => {
  await consume(createQueue()).stop();
  expect(logged).toEqual([]);
});
