import type { Queue, QueueMessage } from "./queue.ts";

/** What the journal holds of queues; `at` is virtual time, the other moments the machine's. */
export type QueueEvent =
  | {
      type: "queueMade";
      at: number;
      name: string;
      arn: string;
      attributes: Record<string, string>;
      madeAt: number;
    }
  | {
      type: "queueChanged";
      at: number;
      name: string;
      attributes: Record<string, string>;
      changedAt: number;
    }
  | { type: "queueDeleted"; at: number; name: string }
  | { type: "queuePurged"; at: number; name: string }
  | { type: "messagesSent"; at: number; name: string; messages: QueueMessage[] }
  | { type: "messagesDeleted"; at: number; name: string; messageIds: string[] };

export function applyQueueEvent(queues: Map<string, Queue>, event: QueueEvent): void {
  if (event.type === "queueMade") {
    const { name, arn, attributes, madeAt } = event;
    const messages = new Map<string, QueueMessage>();
    queues.set(name, { name, arn, madeAt, changedAt: madeAt, attributes, messages });
    return;
  }
  const queue = queues.get(event.name);
  if (!queue) throw new Error(`The journal speaks of the unknown queue ${event.name}.`);
  switch (event.type) {
    case "queueChanged":
      queue.attributes = { ...queue.attributes, ...event.attributes };
      queue.changedAt = event.changedAt;
      return;
    case "queueDeleted":
      queues.delete(event.name);
      return;
    case "queuePurged":
      queue.messages.clear();
      return;
    case "messagesSent":
      for (const message of event.messages) queue.messages.set(message.messageId, message);
      return;
    case "messagesDeleted":
      for (const messageId of event.messageIds) queue.messages.delete(messageId);
      return;
  }
}
