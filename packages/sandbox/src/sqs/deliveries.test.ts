import { beforeEach, expect, it } from "vitest";
import { Deliveries } from "./deliveries.ts";
import type { Queue } from "./queue.ts";

let queue: Queue;
let deliveries: Deliveries;

beforeEach(() => {
  const [name, arn] = ["work", "arn:aws:sqs:us-east-1:000000000000:work"];
  queue = { name, arn, madeAt: 0, changedAt: 0, attributes: {}, messages: new Map() };
  deliveries = new Deliveries(queue);
});

function put(messageId: string, hiddenUntil: number | null = null): void {
  queue.messages.set(messageId, { messageId, body: "x", sentAt: 0 });
  deliveries.add(messageId, hiddenUntil);
}

function drop(messageId: string): void {
  queue.messages.delete(messageId);
  deliveries.forget(messageId);
}

let receipts = 0;
const take = (now: number, count: number, hiddenUntil = now + 30) =>
  deliveries
    .take(now, { count, hiddenUntil, nonce: () => `r${receipts++}` })
    .map(({ messageId, reception }) => ({ messageId, ...reception }));

it("hands out thousands once each, in order, past those that were deleted", () => {
  for (let i = 0; i < 5_000; i++) put(`m${i}`);
  for (let i = 0; i < 5_000; i += 2) drop(`m${i}`);
  const taken: string[] = [];
  for (let batch = take(0, 10); batch.length > 0; batch = take(0, 10)) {
    taken.push(...batch.map(({ messageId }) => messageId));
  }
  expect(taken).toEqual(Array.from({ length: 2_500 }, (_, index) => `m${index * 2 + 1}`));
  expect(deliveries.count(0)).toEqual({ visible: 0, inFlight: 2_500, delayed: 0 });
});

it("shows a message again from the end of its time-out on, and counts", () => {
  put("a");
  put("later", 100);
  const [first] = take(10, 10);
  expect(first).toMatchObject({ messageId: "a", count: 1, firstAt: 10 });
  expect(take(39, 10)).toEqual([]);
  expect(deliveries.count(39)).toEqual({ visible: 0, inFlight: 1, delayed: 1 });
  const [second] = take(40, 10);
  expect(second).toMatchObject({ messageId: "a", count: 2, firstAt: 10 });
  expect(deliveries.isLatest("a", first?.nonce ?? "")).toBe(false);
  expect(deliveries.isLatest("a", second?.nonce ?? "")).toBe(true);
  expect(
    take(100, 10)
      .map(({ messageId }) => messageId)
      .sort(),
  ).toEqual(["a", "later"]);
});

it("knows after a restart what waits, and takes any receipt", () => {
  put("a");
  take(0, 1);
  const reopened = new Deliveries(queue);
  expect(reopened.count(0)).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  expect(reopened.isLatest("a", "of before")).toBe(true);
  expect(reopened.isInFlight("a", 0)).toBe(false);
});

it("wakes who waits when a message comes, is shown, or nobody waits any more", async () => {
  const never = new AbortController().signal;
  const arrival = deliveries.change(0, never);
  put("a");
  await arrival;
  take(0, 1);
  const shown = deliveries.change(0, never);
  deliveries.hide("a", 0, 0);
  await shown;
  const leave = new AbortController();
  const left = deliveries.change(0, leave.signal);
  leave.abort();
  await left;
  await deliveries.change(0, leave.signal);
});
