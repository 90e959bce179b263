import type { Queue, QueueMessage } from "../sqs/queue.ts";
import type { State } from "../store/state.ts";
import type { Destination } from "./destination.ts";
import type { Subscription } from "./subscriptions.ts";

/** What a snapshot holds of notifications and queues; a queue's messages follow it. */
export type NotificationLine =
  | { type: "destination"; destination: Destination }
  | { type: "subscription"; subscription: Subscription }
  | { type: "queue"; queue: Omit<Queue, "messages"> }
  | { type: "message"; queueName: string; message: QueueMessage };

export function* writeNotificationLines(state: State): Generator<NotificationLine> {
  for (const destination of state.destinations.values()) yield { type: "destination", destination };
  for (const subscription of state.subscriptions.values()) {
    yield { type: "subscription", subscription };
  }
  for (const { messages, ...queue } of state.queues.values()) {
    yield { type: "queue", queue };
    for (const message of messages.values()) {
      yield { type: "message", queueName: queue.name, message };
    }
  }
}

export function restoreNotificationLine(state: State, line: NotificationLine): void {
  switch (line.type) {
    case "destination":
      state.destinations.set(line.destination.destinationId, line.destination);
      return;
    case "subscription":
      state.subscriptions.add(line.subscription);
      return;
    case "queue":
      state.queues.set(line.queue.name, { ...line.queue, messages: new Map() });
      return;
    case "message":
      state.queues.get(line.queueName)?.messages.set(line.message.messageId, line.message);
  }
}
