import type { Queue } from "./queue.ts";
import { SqsError } from "./sqs-error.ts";

export interface Receipt {
  messageId: string;
  /** Tells this receipt from earlier and later ones of the same message. */
  nonce: string;
}

export function formatReceiptHandle(queue: Queue, { messageId, nonce }: Receipt): string {
  return Buffer.from(`${queue.name} ${messageId} ${nonce}`).toString("base64url");
}

/** @throws SqsError when the handle is none of this queue's. */
export function readReceiptHandle(queue: Queue, handle: string): Receipt {
  const [name, messageId, nonce] = Buffer.from(handle, "base64url").toString().split(" ");
  if (name !== queue.name || !messageId || !nonce) {
    throw new SqsError(
      "ReceiptHandleIsInvalid",
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  }
  return { messageId, nonce };
}
