import type { World } from "../world.ts";
import { getDeliveries } from "./get-deliveries.ts";
import { MAX_DELAY_SECONDS, MAX_VISIBILITY_TIMEOUT_SECONDS, MAX_WAIT_SECONDS } from "./policy.ts";
import { findQueueByUrl, type Queue } from "./queue.ts";
import { type Fields, readMap, readText, readTexts } from "./read-fields.ts";
import { SqsError } from "./sqs-error.ts";

/** What can be set, in whole numbers: Amazon's default and limits. */
const NUMBERS: Record<string, { fallback: string; min: number; max: number }> = {
  DelaySeconds: { fallback: "0", min: 0, max: MAX_DELAY_SECONDS },
  MaximumMessageSize: { fallback: "1048576", min: 1_024, max: 1_048_576 },
  MessageRetentionPeriod: { fallback: "345600", min: 60, max: 1_209_600 },
  ReceiveMessageWaitTimeSeconds: { fallback: "0", min: 0, max: MAX_WAIT_SECONDS },
  VisibilityTimeout: { fallback: "30", min: 0, max: MAX_VISIBILITY_TIMEOUT_SECONDS },
};

/** Kept as they are given: nothing here asks who calls. */
const TEXTS: readonly string[] = ["Policy"];

/** @throws SqsError on what cannot be set, such as a dead-letter queue, which is not simulated. */
export function readAttributes(fields: Fields): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(readMap(fields, "Attributes"))) {
    const limits = NUMBERS[name];
    if (!limits && !TEXTS.includes(name)) {
      throw new SqsError("InvalidAttributeName", `Unknown Attribute ${name}.`);
    }
    const isFit =
      !limits ||
      (/^\d+$/.test(`${value}`) && +`${value}` >= limits.min && +`${value}` <= limits.max);
    if (!isFit) {
      throw new SqsError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
    }
    attributes[name] = `${value}`;
  }
  return attributes;
}

export function getSeconds(queue: Queue, name: keyof typeof NUMBERS): number {
  return Number(queue.attributes[name] ?? NUMBERS[name]?.fallback);
}

export function getQueueAttributes(world: World, fields: Fields): object {
  const queue = findQueueByUrl(world, readText(fields, "QueueUrl"));
  const names = readTexts(fields, "AttributeNames");
  const counts = getDeliveries(world, queue).count(world.realNow().getTime());
  const all: Record<string, string> = {
    ...Object.fromEntries(Object.entries(NUMBERS).map(([name, { fallback }]) => [name, fallback])),
    ...queue.attributes,
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: String(Math.floor(queue.madeAt / 1_000)),
    LastModifiedTimestamp: String(Math.floor(queue.changedAt / 1_000)),
    SqsManagedSseEnabled: "true",
  };
  for (const name of names) {
    if (name !== "All" && !(name in all) && !TEXTS.includes(name)) {
      throw new SqsError("InvalidAttributeName", `Unknown Attribute ${name}.`);
    }
  }
  const chosen = Object.entries(all).filter(
    ([name]) => names.includes("All") || names.includes(name),
  );
  return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) };
}

export function setQueueAttributes(world: World, fields: Fields): object {
  const { name } = findQueueByUrl(world, readText(fields, "QueueUrl"));
  world.store.record({
    type: "queueChanged",
    at: world.clock.nowMs(),
    name,
    attributes: readAttributes(fields),
    changedAt: world.realNow().getTime(),
  });
  return {};
}
