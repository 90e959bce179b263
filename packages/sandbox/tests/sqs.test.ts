import {
  ChangeMessageVisibilityBatchCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  QueueDoesNotExist,
  QueueNameExists,
  ReceiptHandleIsInvalid,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  TooManyEntriesInBatchRequest,
} from "@aws-sdk/client-sqs";
import { beforeEach, expect, it } from "vitest";
import { openQueue } from "./open-queue.ts";

let queue: Awaited<ReturnType<typeof openQueue>>;

beforeEach(async () => {
  queue = await openQueue();
});

it("makes queues, finds them, tells and changes what they are", async () => {
  expect(queue.queueUrl).toBe("http://sandbox.test/sqs/000000000000/work");
  const again = await queue.client.send(new CreateQueueCommand({ QueueName: "work" }));
  expect(again.QueueUrl).toBe(queue.queueUrl);
  await queue.client.send(
    new CreateQueueCommand({ QueueName: "other", Attributes: { VisibilityTimeout: "5" } }),
  );
  const found = await queue.client.send(new GetQueueUrlCommand({ QueueName: "other" }));
  expect(found.QueueUrl).toBe("http://sandbox.test/sqs/000000000000/other");
  expect((await queue.client.send(new ListQueuesCommand({}))).QueueUrls).toEqual([
    queue.queueUrl,
    found.QueueUrl,
  ]);
  const listed = await queue.client.send(new ListQueuesCommand({ QueueNamePrefix: "oth" }));
  expect(listed.QueueUrls).toEqual([found.QueueUrl]);

  await queue.client.send(
    new SetQueueAttributesCommand({
      QueueUrl: queue.queueUrl,
      Attributes: { VisibilityTimeout: "7", Policy: "{}" },
    }),
  );
  const read = new GetQueueAttributesCommand({
    QueueUrl: queue.queueUrl,
    AttributeNames: ["QueueArn", "VisibilityTimeout", "Policy", "MessageRetentionPeriod"],
  });
  expect((await queue.client.send(read)).Attributes).toEqual({
    QueueArn: "arn:aws:sqs:us-east-1:000000000000:work",
    VisibilityTimeout: "7",
    Policy: "{}",
    MessageRetentionPeriod: "345600",
  });
});

it("hands a message out once, whole, until it is deleted", async () => {
  const body = '{"text":"Größe 5 – ✓"}\nsecond line';
  const sent = await queue.send(body);
  const [message, ...rest] = await queue.receive({
    AttributeNames: ["All"],
    MaxNumberOfMessages: 10,
  });
  expect(rest).toEqual([]);
  expect(message).toMatchObject({ Body: body, MessageId: sent.MessageId });
  expect(message?.Attributes).toEqual({
    SenderId: expect.any(String),
    SentTimestamp: expect.stringMatching(/^\d{13}$/),
    ApproximateReceiveCount: "1",
    ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
  });
  expect(await queue.count()).toEqual([0, 1, 0]);
  expect(await queue.receive()).toEqual([]);
  const { ReceiptHandle } = message ?? {};
  await queue.client.send(new DeleteMessageCommand({ QueueUrl: queue.queueUrl, ReceiptHandle }));
  expect(await queue.count()).toEqual([0, 0, 0]);
  // Deleting again is no mistake.
  await queue.client.send(new DeleteMessageCommand({ QueueUrl: queue.queueUrl, ReceiptHandle }));
});

it("sends, delays, hides and deletes in batches", async () => {
  const sent = await queue.client.send(
    new SendMessageBatchCommand({
      QueueUrl: queue.queueUrl,
      Entries: [
        { Id: "a", MessageBody: "one" },
        { Id: "b", MessageBody: "two" },
        { Id: "c", MessageBody: "not a text: \u0000" },
        { Id: "d", MessageBody: "later", DelaySeconds: 900 },
      ],
    }),
  );
  expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a", "b", "d"]);
  expect(sent.Failed).toMatchObject([
    { Id: "c", SenderFault: true, Code: "InvalidMessageContents" },
  ]);
  expect(await queue.count()).toEqual([2, 0, 1]);

  const messages = await queue.receive({ MaxNumberOfMessages: 10 });
  expect(messages.map(({ Body }) => Body)).toEqual(["one", "two"]);
  const handles = messages.map(({ ReceiptHandle }, index) => ({ Id: `m${index}`, ReceiptHandle }));
  const shown = await queue.client.send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl: queue.queueUrl,
      Entries: handles.slice(0, 1).map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
    }),
  );
  expect(shown.Successful).toEqual([{ Id: "m0" }]);
  expect(await queue.count()).toEqual([1, 1, 1]);

  const dropped = await queue.client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: queue.queueUrl,
      Entries: [...handles, { Id: "x", ReceiptHandle: "nonsense" }],
    }),
  );
  expect(dropped.Successful).toEqual([{ Id: "m0" }, { Id: "m1" }]);
  expect(dropped.Failed).toMatchObject([{ Id: "x", Code: "ReceiptHandleIsInvalid" }]);
  expect(await queue.count()).toEqual([0, 0, 1]);
});

it("keeps what a sender attached", async () => {
  const sent = await queue.client.send(
    new SendMessageCommand({
      QueueUrl: queue.queueUrl,
      MessageBody: "with attributes",
      MessageAttributes: {
        kind: { DataType: "String", StringValue: "test" },
        bytes: { DataType: "Binary", BinaryValue: Uint8Array.of(1, 2, 3) },
      },
    }),
  );
  const [message] = await queue.receive({ MessageAttributeNames: ["All"] });
  expect(message?.MessageAttributes).toEqual({
    kind: { DataType: "String", StringValue: "test" },
    bytes: { DataType: "Binary", BinaryValue: Uint8Array.of(1, 2, 3) },
  });
  expect(message?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
});

it("empties and deletes a queue", async () => {
  await queue.send("gone");
  await queue.receive();
  await queue.send("gone too");
  await queue.client.send(new PurgeQueueCommand({ QueueUrl: queue.queueUrl }));
  expect(await queue.count()).toEqual([0, 0, 0]);
  await queue.client.send(new DeleteQueueCommand({ QueueUrl: queue.queueUrl }));
  await expect(queue.send("nowhere")).rejects.toThrow(QueueDoesNotExist);
  expect((await queue.client.send(new ListQueuesCommand({}))).QueueUrls).toBeUndefined();
});

it("refuses as SQS does", async () => {
  const nowhere = `${queue.queueUrl}-not`;
  await expect(
    queue.client.send(new ReceiveMessageCommand({ QueueUrl: nowhere })),
  ).rejects.toMatchObject({
    name: "QueueDoesNotExist",
    message: "The specified queue does not exist.",
  });
  await expect(
    queue.client.send(
      new CreateQueueCommand({ QueueName: "work", Attributes: { DelaySeconds: "1" } }),
    ),
  ).rejects.toThrow(QueueNameExists);
  await expect(
    queue.client.send(
      new DeleteMessageCommand({ QueueUrl: queue.queueUrl, ReceiptHandle: "nonsense" }),
    ),
  ).rejects.toThrow(ReceiptHandleIsInvalid);
  const Entries = Array.from({ length: 11 }, (_, index) => ({ Id: `${index}`, MessageBody: "x" }));
  await expect(
    queue.client.send(new SendMessageBatchCommand({ QueueUrl: queue.queueUrl, Entries })),
  ).rejects.toThrow(TooManyEntriesInBatchRequest);
  for (const input of [
    { MaxNumberOfMessages: 11 },
    { WaitTimeSeconds: 21 },
    { VisibilityTimeout: 43_201 },
  ]) {
    await expect(queue.receive(input)).rejects.toThrow("is invalid. Reason: Must be between");
  }
  await expect(
    queue.client.send(new CreateQueueCommand({ QueueName: "work.fifo" })),
  ).rejects.toThrow("parameter QueueName is invalid");
  await expect(
    queue.client.send(
      new CreateQueueCommand({ QueueName: "x", Attributes: { RedrivePolicy: "{}" } }),
    ),
  ).rejects.toThrow("Unknown Attribute RedrivePolicy.");
});

it("speaks SQS's JSON protocol at the origin and at a queue's own address", async () => {
  const post = (path: string, action: string, body: object) =>
    queue.box.call(path, {
      method: "POST",
      headers: {
        "x-amz-target": `AmazonSQS.${action}`,
        "content-type": "application/x-amz-json-1.0",
      },
      body: JSON.stringify(body),
    });
  const fields = { QueueUrl: queue.queueUrl, MessageBody: "hello" };
  const sent = await post(new URL(queue.queueUrl).pathname, "SendMessage", fields);
  expect(sent.headers.get("content-type")).toBe("application/x-amz-json-1.0");
  expect(await sent.json()).toEqual({
    MessageId: expect.stringMatching(/^[\da-f-]{36}$/),
    MD5OfMessageBody: "5d41402abc4b2a76b9719d911017c592",
  });
  const refused = await post("/", "GetQueueUrl", { QueueName: "absent" });
  expect(refused.status).toBe(400);
  expect(refused.headers.get("x-amzn-query-error")).toBe(
    "AWS.SimpleQueueService.NonExistentQueue;Sender",
  );
  expect(await refused.json()).toEqual({
    __type: "com.amazonaws.sqs#QueueDoesNotExist",
    message: "The specified queue does not exist.",
  });
  expect((await post("/", "AddPermission", {})).status).toBe(400);
  expect(await (await post("/", "SendMessage", { QueueUrl: queue.queueUrl })).json()).toEqual({
    __type: "com.amazon.coral.service#MissingRequiredParameterException",
    message: "The request must contain the parameter MessageBody.",
  });
});

it("takes any text through the controls, and counts what waits", async () => {
  const { messageId } = await queue.box.post<{ messageId: string }>("queues/work/messages", {
    body: "not JSON {",
  });
  await queue.send("second");
  const [message] = await queue.receive();
  expect(message).toMatchObject({ MessageId: messageId, Body: "not JSON {" });
  expect(await queue.box.get("queues")).toEqual([
    {
      name: "work",
      url: queue.queueUrl,
      arn: "arn:aws:sqs:us-east-1:000000000000:work",
      visible: 1,
      inFlight: 1,
      delayed: 0,
    },
  ]);
  await expect(queue.box.post("queues/absent/messages", { body: "x" })).rejects.toThrow("404");
  await expect(queue.box.post("queues/work/messages", {})).rejects.toThrow("400");
});
