/** A message as the queue hands it out; until it is deleted it comes again. */
export interface QueueMessage {
  messageId: string;
  receiptHandle: string;
  body: string;
  /** How often it was handed out, this time included. */
  receiveCount: number;
}

/** The queue that Amazon's notifications come to. */
export interface NotificationQueue {
  /** Up to ten messages; waits up to `waitSeconds` for the first. */
  receive(waitSeconds: number, signal: AbortSignal): Promise<QueueMessage[]>;
  delete(messages: readonly QueueMessage[]): Promise<void>;
  close(): void;
}
