import { ConnectionResetError } from "../connection-reset-error.ts";
import { drawHex } from "../random.ts";
import type { World } from "../world.ts";
import type { Reception } from "./deliveries.ts";
import { getDeliveries } from "./get-deliveries.ts";
import { chooseAttributes, digestAttributes } from "./message-attributes.ts";
import {
  MAX_RECEIVED_AT_ONCE,
  MAX_VISIBILITY_TIMEOUT_SECONDS,
  MAX_WAIT_SECONDS,
} from "./policy.ts";
import { findQueueByUrl, type Queue, type QueueMessage } from "./queue.ts";
import { getSeconds } from "./queue-attributes.ts";
import { type Fields, readText, readTexts, readWhole } from "./read-fields.ts";
import { formatReceiptHandle } from "./receipt-handle.ts";
import { digestBody } from "./send-message.ts";
import { SqsError } from "./sqs-error.ts";

const SENDER_ID = "AIDASANDBOXSANDBOX000";
/** All that can be asked for; those of queues that the sandbox has not are never there. */
const SYSTEM_NAMES: readonly string[] = [
  "All",
  "SenderId",
  "SentTimestamp",
  "ApproximateReceiveCount",
  "ApproximateFirstReceiveTimestamp",
  "SequenceNumber",
  "MessageDeduplicationId",
  "MessageGroupId",
  "AWSTraceHeader",
  "DeadLetterQueueSourceArn",
];

interface Received {
  message: QueueMessage;
  reception: Reception;
}

/** Waits in real time for a first message, where that is asked for. */
export async function receiveMessage(
  world: World,
  fields: Fields,
  signal: AbortSignal,
): Promise<object> {
  const queue = findQueueByUrl(world, readText(fields, "QueueUrl"));
  const count =
    readWhole(fields, "MaxNumberOfMessages", { min: 1, max: MAX_RECEIVED_AT_ONCE }) ?? 1;
  const timeout =
    readWhole(fields, "VisibilityTimeout", { min: 0, max: MAX_VISIBILITY_TIMEOUT_SECONDS }) ??
    getSeconds(queue, "VisibilityTimeout");
  const wait =
    readWhole(fields, "WaitTimeSeconds", { min: 0, max: MAX_WAIT_SECONDS }) ??
    getSeconds(queue, "ReceiveMessageWaitTimeSeconds");
  const systemNames = [
    ...readTexts(fields, "AttributeNames"),
    ...readTexts(fields, "MessageSystemAttributeNames"),
  ];
  checkSystemNames(systemNames);
  const attributeNames = readTexts(fields, "MessageAttributeNames");

  const take = () => takeMessages(world, queue, count, timeout * 1_000);
  const received = await waitFor(world, queue, take, { waitMs: wait * 1_000, signal });
  if (received.length === 0) return {};
  return {
    Messages: received.map((one) => describeMessage(queue, one, systemNames, attributeNames)),
  };
}

function checkSystemNames(names: string[]): void {
  const unknown = names.find((name) => !SYSTEM_NAMES.includes(name));
  if (unknown !== undefined) {
    throw new SqsError("InvalidAttributeName", `Unknown Attribute ${unknown}.`);
  }
}

function takeMessages(world: World, queue: Queue, count: number, timeoutMs: number): Received[] {
  const now = world.realNow().getTime();
  const nonce = () => drawHex(16, world.random);
  const hiddenUntil = now + timeoutMs;
  const taken = getDeliveries(world, queue).take(now, { count, hiddenUntil, nonce });
  return taken.flatMap(({ messageId, reception }) => {
    const message = queue.messages.get(messageId);
    return message ? [{ message, reception }] : [];
  });
}

/** Takes nothing for a caller that is gone: nobody would see it until it is visible again. */
async function waitFor(
  world: World,
  queue: Queue,
  take: () => Received[],
  { waitMs, signal }: { waitMs: number; signal: AbortSignal },
): Promise<Received[]> {
  let received = take();
  if (received.length > 0 || waitMs === 0) return received;
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), waitMs);
  const stop = AbortSignal.any([over.signal, signal, world.closing]);
  while (received.length === 0 && !stop.aborted) {
    await getDeliveries(world, queue).change(world.realNow().getTime(), stop);
    if (!stop.aborted) received = take();
  }
  clearTimeout(timer);
  if (received.length === 0 && world.closing.aborted) throw new ConnectionResetError();
  if (received.length === 0) signal.throwIfAborted();
  return received;
}

function describeMessage(
  queue: Queue,
  { message, reception }: Received,
  systemNames: string[],
  attributeNames: string[],
): object {
  const { messageId, body } = message;
  const attributes = chooseAttributes(message.attributes ?? {}, attributeNames);
  const system = chooseSystemAttributes(message, reception, systemNames);
  return {
    MessageId: messageId,
    ReceiptHandle: formatReceiptHandle(queue, { messageId, nonce: reception.nonce }),
    MD5OfBody: digestBody(body),
    Body: body,
    ...(system && { Attributes: system }),
    ...(attributes && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: digestAttributes(attributes),
    }),
  };
}

function chooseSystemAttributes(
  message: QueueMessage,
  reception: Reception,
  names: string[],
): Record<string, string> | null {
  const all: Record<string, string> = {
    SenderId: SENDER_ID,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(reception.count),
    ApproximateFirstReceiveTimestamp: String(reception.firstAt),
  };
  const chosen = Object.entries(all).filter(
    ([name]) => names.includes("All") || names.includes(name),
  );
  return chosen.length === 0 ? null : Object.fromEntries(chosen);
}
