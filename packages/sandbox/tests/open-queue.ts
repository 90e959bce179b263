import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterEach } from "vitest";
import { listenSandbox } from "../src/index.ts";
import { openSandbox } from "./open-sandbox.ts";

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/**
 * A queue named work, asked by Amazon's own client over HTTP. Queues go by the machine's clock, since such
 * a client sleeps in real time.
 */
export async function openQueue(options: { folder?: string } = {}) {
  const box = await openSandbox({ realNow: () => new Date(), ...options });
  const listening = await listenSandbox(box.sandbox, { host: "127.0.0.1", port: 0 });
  const client = new SQSClient({
    region: "eu-west-1",
    endpoint: listening.url,
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
    maxAttempts: 1,
  });
  let isStopped = false;
  /** Ends server and sandbox; after each test by itself. */
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    client.destroy();
    await listening.close();
    await box.sandbox.close();
  };
  stops.push(stop);
  const { QueueUrl = "" } = await client.send(new CreateQueueCommand({ QueueName: "work" }));

  const send = (MessageBody: string) =>
    client.send(new SendMessageCommand({ QueueUrl, MessageBody }));

  async function receive(
    input: Partial<ReceiveMessageCommandInput> = {},
    abortSignal = new AbortController().signal,
  ) {
    const command = new ReceiveMessageCommand({ QueueUrl, ...input });
    const { Messages = [] } = await client.send(command, { abortSignal });
    return Messages;
  }

  const drop = (ReceiptHandle: string | undefined) =>
    client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

  /** Visible, in flight, delayed. */
  async function count(): Promise<number[]> {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
    const { Attributes = {} } = await client.send(command);
    return [
      Attributes.ApproximateNumberOfMessages,
      Attributes.ApproximateNumberOfMessagesNotVisible,
      Attributes.ApproximateNumberOfMessagesDelayed,
    ].map(Number);
  }

  return { box, client, queueUrl: QueueUrl, send, receive, drop, count, stop };
}
