import { createHash } from "node:crypto";
import { drawHex, formatUuid } from "../random.ts";
import type { World } from "../world.ts";
import { getDeliveries } from "./get-deliveries.ts";
import { digestAttributes, readMessageAttributes } from "./message-attributes.ts";
import { MAX_DELAY_SECONDS, MESSAGES_PER_EVENT } from "./policy.ts";
import { findQueueByUrl, type Queue, type QueueMessage } from "./queue.ts";
import { getSeconds } from "./queue-attributes.ts";
import { type Fields, readText, readWhole } from "./read-fields.ts";
import { SqsError } from "./sqs-error.ts";

/** What XML cannot hold, SQS does not take. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNFIT_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Puts texts into a queue, in order. */
export function putMessages(world: World, queue: Queue, bodies: Iterable<string>): QueueMessage[] {
  const put: QueueMessage[] = [];
  let chunk: QueueMessage[] = [];
  for (const body of bodies) {
    chunk.push(newMessage(world, body));
    if (chunk.length < MESSAGES_PER_EVENT) continue;
    put.push(...keepMessages(world, queue, chunk));
    chunk = [];
  }
  if (chunk.length > 0) put.push(...keepMessages(world, queue, chunk));
  return put;
}

export function sendMessage(world: World, fields: Fields): object {
  return sendEntry(world, findQueueByUrl(world, readText(fields, "QueueUrl")), fields);
}

/** One message, or one entry of a batch. */
export function sendEntry(world: World, queue: Queue, fields: Fields): object {
  const body = readText(fields, "MessageBody");
  if (body === "") throw new SqsError("InvalidParameterValueException", "The message is empty.");
  if (UNFIT_CHARACTERS.test(body)) {
    throw new SqsError(
      "InvalidMessageContents",
      "Invalid binary character was found in the message body, the set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
    );
  }
  const maxBytes = getSeconds(queue, "MaximumMessageSize");
  if (Buffer.byteLength(body) > maxBytes) {
    throw new SqsError(
      "InvalidParameterValueException",
      `One or more parameters are invalid. Reason: Message must be shorter than ${maxBytes} bytes.`,
    );
  }
  const attributes = readMessageAttributes(fields);
  const delay =
    readWhole(fields, "DelaySeconds", { min: 0, max: MAX_DELAY_SECONDS }) ??
    getSeconds(queue, "DelaySeconds");
  const message = { ...newMessage(world, body), ...(attributes && { attributes }) };
  keepMessages(world, queue, [message], delay * 1_000);
  return {
    MessageId: message.messageId,
    MD5OfMessageBody: digestBody(body),
    ...(attributes && { MD5OfMessageAttributes: digestAttributes(attributes) }),
  };
}

export function digestBody(body: string): string {
  return createHash("md5").update(body).digest("hex");
}

function newMessage(world: World, body: string): QueueMessage {
  const messageId = formatUuid(drawHex(32, world.random));
  return { messageId, body, sentAt: world.realNow().getTime() };
}

function keepMessages(
  world: World,
  queue: Queue,
  messages: QueueMessage[],
  delayMs = 0,
): QueueMessage[] {
  // Asked for first: deliveries that begin now would find these messages by themselves.
  const deliveries = getDeliveries(world, queue);
  const { name } = queue;
  world.store.record({ type: "messagesSent", at: world.clock.nowMs(), name, messages });
  for (const { messageId, sentAt } of messages) {
    deliveries.add(messageId, delayMs === 0 ? null : sentAt + delayMs);
  }
  return messages;
}
