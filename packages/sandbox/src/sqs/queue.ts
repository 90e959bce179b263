import type { World } from "../world.ts";
import { SqsError } from "./sqs-error.ts";

/** The account that every queue of the sandbox belongs to. */
const ACCOUNT_ID = "000000000000";
const REGION = "us-east-1";
const QUEUE_NAME = /^[\w-]{1,80}$/;

export interface MessageAttribute {
  DataType: string;
  StringValue?: string;
  /** Base64. */
  BinaryValue?: string;
}

export interface QueueMessage {
  messageId: string;
  body: string;
  /** Milliseconds of the machine's time, as all of a queue's. */
  sentAt: number;
  attributes?: Record<string, MessageAttribute>;
}

export interface Queue {
  name: string;
  arn: string;
  madeAt: number;
  changedAt: number;
  /** Those that were set; the others have Amazon's defaults. */
  attributes: Record<string, string>;
  /** Until they are deleted: the sandbox does not forget old ones as Amazon does. */
  messages: Map<string, QueueMessage>;
}

export function isQueueName(name: string): boolean {
  return QUEUE_NAME.test(name);
}

export function formatQueueArn(name: string): string {
  return `arn:aws:sqs:${REGION}:${ACCOUNT_ID}:${name}`;
}

export function formatQueueUrl(world: World, name: string): string {
  return `${world.publicUrl}/sqs/${ACCOUNT_ID}/${name}`;
}

/**
 * The queue that a URL ends with, whatever its host: the same sandbox is reached by several.
 * @throws SqsError when it is none, or there is no such queue.
 */
export function findQueueByUrl(world: World, url: string): Queue {
  if (!URL.canParse(url)) {
    throw new SqsError("InvalidAddress", `The address ${url} is not valid for this endpoint.`);
  }
  return findQueue(world, new URL(url).pathname.split("/").at(-1) ?? "");
}

/** @throws SqsError when there is no such queue. */
export function findQueue(world: World, name: string): Queue {
  const queue = world.store.state.queues.get(name);
  if (!queue) throw new SqsError("QueueDoesNotExist", "The specified queue does not exist.");
  return queue;
}
