import type { World } from "../world.ts";
import { getDeliveries } from "./get-deliveries.ts";
import { MAX_VISIBILITY_TIMEOUT_SECONDS } from "./policy.ts";
import { findQueueByUrl, type Queue } from "./queue.ts";
import { type Fields, readText, readWhole } from "./read-fields.ts";
import { readReceiptHandle } from "./receipt-handle.ts";
import { refuseValue, SqsError } from "./sqs-error.ts";

export function changeVisibility(world: World, fields: Fields): object {
  return changeEntry(world, findQueueByUrl(world, readText(fields, "QueueUrl")), fields);
}

/** One message, or one entry of a batch; counted from now, and 0 shows it at once. */
export function changeEntry(world: World, queue: Queue, fields: Fields): object {
  const handle = readText(fields, "ReceiptHandle");
  const { messageId, nonce } = readReceiptHandle(queue, handle);
  const limits = { min: 0, max: MAX_VISIBILITY_TIMEOUT_SECONDS };
  const seconds = readWhole(fields, "VisibilityTimeout", limits);
  if (seconds === undefined) {
    throw new SqsError(
      "MissingRequiredParameterException",
      "The request must contain the parameter VisibilityTimeout.",
    );
  }
  if (!queue.messages.has(messageId)) {
    throw refuseValue(
      "ReceiptHandle",
      handle,
      "Message does not exist or is not available for visibility timeout change.",
    );
  }
  const now = world.realNow().getTime();
  const deliveries = getDeliveries(world, queue);
  if (!deliveries.isInFlight(messageId, now) || !deliveries.isLatest(messageId, nonce)) {
    throw new SqsError("MessageNotInflight", "The message is not in flight.");
  }
  deliveries.hide(messageId, now + seconds * 1_000, now);
  return {};
}
