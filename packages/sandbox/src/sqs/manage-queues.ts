import { isDeepStrictEqual } from "node:util";
import type { World } from "../world.ts";
import { getDeliveries } from "./get-deliveries.ts";
import { MAX_LISTED_QUEUES } from "./policy.ts";
import { findQueue, findQueueByUrl, formatQueueArn, formatQueueUrl, isQueueName } from "./queue.ts";
import { readAttributes } from "./queue-attributes.ts";
import type { QueueEvent } from "./queue-events.ts";
import { type Fields, readOptionalText, readText, readWhole } from "./read-fields.ts";
import { refuseValue, SqsError } from "./sqs-error.ts";

export function createQueue(world: World, fields: Fields): object {
  const name = readText(fields, "QueueName");
  if (!isQueueName(name)) {
    // So FIFO queues too, whose names end in .fifo: Amazon sends notifications to none of them.
    throw refuseValue(
      "QueueName",
      name,
      "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
    );
  }
  const attributes = readAttributes(fields);
  const known = world.store.state.queues.get(name);
  if (!known) {
    world.store.record(describeNewQueue(world, { name, arn: formatQueueArn(name), attributes }));
  } else if (!isDeepStrictEqual({ ...known.attributes, ...attributes }, known.attributes)) {
    throw new SqsError(
      "QueueNameExists",
      "A queue already exists with the same name and a different value for an attribute.",
    );
  }
  return { QueueUrl: formatQueueUrl(world, name) };
}

/** The event that makes a queue. */
export function describeNewQueue(
  world: World,
  queue: { name: string; arn: string; attributes?: Record<string, string> },
): QueueEvent {
  return {
    type: "queueMade",
    at: world.clock.nowMs(),
    attributes: {},
    ...queue,
    madeAt: world.realNow().getTime(),
  };
}

export function getQueueUrl(world: World, fields: Fields): object {
  const { name } = findQueue(world, readText(fields, "QueueName"));
  return { QueueUrl: formatQueueUrl(world, name) };
}

/** All in one page up to what is asked for; there is no second one. */
export function listQueues(world: World, fields: Fields): object {
  const prefix = readOptionalText(fields, "QueueNamePrefix") ?? "";
  const limits = { min: 1, max: MAX_LISTED_QUEUES };
  const count = readWhole(fields, "MaxResults", limits) ?? MAX_LISTED_QUEUES;
  const names = [...world.store.state.queues.keys()].filter((name) => name.startsWith(prefix));
  if (names.length === 0) return {};
  return { QueueUrls: names.slice(0, count).map((name) => formatQueueUrl(world, name)) };
}

/** Amazon takes a minute for it; here the name is free at once. */
export function deleteQueue(world: World, fields: Fields): object {
  const { name } = findQueueByUrl(world, readText(fields, "QueueUrl"));
  world.store.record({ type: "queueDeleted", at: world.clock.nowMs(), name });
  return {};
}

export function purgeQueue(world: World, fields: Fields): object {
  const queue = findQueueByUrl(world, readText(fields, "QueueUrl"));
  const deliveries = getDeliveries(world, queue);
  for (const messageId of queue.messages.keys()) deliveries.forget(messageId);
  world.store.record({ type: "queuePurged", at: world.clock.nowMs(), name: queue.name });
  return {};
}
