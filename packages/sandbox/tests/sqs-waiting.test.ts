import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  MessageNotInflight,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { openQueue } from "./open-queue.ts";

let queue: Awaited<ReturnType<typeof openQueue>>;

beforeEach(async () => {
  queue = await openQueue();
});

/** Until the server holds so many calls open. */
const untilWaiting = (calls: number, spy: { mock: { calls: unknown[] } }) =>
  vi.waitFor(() => expect(spy.mock.calls.length).toBe(calls));

it("hands it out again after the visibility time-out, and then to a later receipt alone", async () => {
  await queue.send("again");
  const [first] = await queue.receive({ VisibilityTimeout: 1 });
  // The wait ends with the time-out, long before its own end.
  const [second] = await queue.receive({
    WaitTimeSeconds: 20,
    VisibilityTimeout: 60,
    MessageSystemAttributeNames: ["ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp"],
  });
  expect(second?.MessageId).toBe(first?.MessageId);
  expect(second?.Attributes?.ApproximateReceiveCount).toBe("2");
  expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);

  await queue.drop(first?.ReceiptHandle);
  expect(await queue.count()).toEqual([0, 1, 0]);
  await queue.drop(second?.ReceiptHandle);
  expect(await queue.count()).toEqual([0, 0, 0]);
});

it("ends a long poll as soon as a message arrives, for one of those who wait", async () => {
  const fetch = vi.spyOn(queue.box.sandbox, "fetch");
  const polls = [queue.receive({ WaitTimeSeconds: 20 }), queue.receive({ WaitTimeSeconds: 20 })];
  await untilWaiting(2, fetch);
  await queue.box.post("queues/work/messages", { body: "first" });
  const [early] = await Promise.race(polls);
  expect(early?.Body).toBe("first");
  await queue.send("second");
  const bodies = (await Promise.all(polls)).map(([message]) => message?.Body);
  expect(bodies.sort()).toEqual(["first", "second"]);
});

it("answers a long poll with nothing when its time is over", async () => {
  const startedAt = performance.now();
  expect(await queue.receive({ WaitTimeSeconds: 1 })).toEqual([]);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
});

it("gives nothing to a caller that is gone", async () => {
  const fetch = vi.spyOn(queue.box.sandbox, "fetch");
  const leave = new AbortController();
  const poll = queue.receive({ WaitTimeSeconds: 20 }, leave.signal);
  await untilWaiting(1, fetch);
  leave.abort();
  await expect(poll).rejects.toMatchObject({ name: "AbortError" });
  await expect(fetch.mock.results[0]?.value).rejects.toThrow();
  await queue.send("kept");
  expect(await queue.count()).toEqual([1, 0, 0]);
});

it("lets nobody wait for a sandbox that closes", async () => {
  const fetch = vi.spyOn(queue.box.sandbox, "fetch");
  const poll = queue.receive({ WaitTimeSeconds: 20 });
  await untilWaiting(1, fetch);
  await queue.box.sandbox.close();
  await expect(poll).rejects.toThrow();
});

it("changes how long a message stays hidden", async () => {
  await queue.send("soon");
  const [first] = await queue.receive();
  const change = (VisibilityTimeout: number) =>
    queue.client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue.queueUrl,
        ReceiptHandle: first?.ReceiptHandle,
        VisibilityTimeout,
      }),
    );
  await change(600);
  expect(await queue.count()).toEqual([0, 1, 0]);
  await change(0);
  expect(await queue.count()).toEqual([1, 0, 0]);
  await expect(change(30)).rejects.toThrow(MessageNotInflight);
});

it("hands out again what was lost with an answer", async () => {
  await queue.send("lost");
  const operation = "sqs:ReceiveMessage";
  await queue.box.post("faults", { kind: "reset", operation, loses: "answer" });
  await expect(queue.receive({ VisibilityTimeout: 1 })).rejects.toThrow();
  await queue.box.control("DELETE", "faults");
  const [message] = await queue.receive({
    WaitTimeSeconds: 20,
    MessageSystemAttributeNames: ["ApproximateReceiveCount"],
  });
  expect(message).toMatchObject({ Body: "lost", Attributes: { ApproximateReceiveCount: "2" } });
});

it("keeps messages until they are deleted, over a restart too", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const before = await openQueue({ folder });
  const { client, queueUrl: QueueUrl } = before;
  await client.send(
    new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: "600" } }),
  );
  for (const body of ["deleted", "in flight", "waiting"]) await before.send(body);
  const [deleted, inFlight] = [await before.receive(), await before.receive()].flat();
  await before.drop(deleted?.ReceiptHandle);
  await before.stop();

  const after = await openQueue({ folder });
  const messages = await after.receive({ MaxNumberOfMessages: 10 });
  expect(messages.map(({ Body }) => Body)).toEqual(["in flight", "waiting"]);
  expect(messages[0]?.MessageId).toBe(inFlight?.MessageId);
  const read = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["VisibilityTimeout"] });
  expect((await after.client.send(read)).Attributes).toEqual({ VisibilityTimeout: "600" });
});
