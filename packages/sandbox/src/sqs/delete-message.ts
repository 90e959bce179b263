import type { World } from "../world.ts";
import { getDeliveries } from "./get-deliveries.ts";
import { findQueueByUrl, type Queue } from "./queue.ts";
import { type Fields, readText } from "./read-fields.ts";
import { readReceiptHandle } from "./receipt-handle.ts";

export function deleteMessage(world: World, fields: Fields): object {
  return deleteEntry(world, findQueueByUrl(world, readText(fields, "QueueUrl")), fields);
}

/**
 * One message, or one entry of a batch. An earlier receipt of a message that was received again since
 * is taken without deleting it, as Amazon may do; so is that of a message that is gone.
 */
export function deleteEntry(world: World, queue: Queue, fields: Fields): object {
  const { messageId, nonce } = readReceiptHandle(queue, readText(fields, "ReceiptHandle"));
  const deliveries = getDeliveries(world, queue);
  if (!queue.messages.has(messageId) || !deliveries.isLatest(messageId, nonce)) return {};
  world.store.record({
    type: "messagesDeleted",
    at: world.clock.nowMs(),
    name: queue.name,
    messageIds: [messageId],
  });
  deliveries.forget(messageId);
  return {};
}
