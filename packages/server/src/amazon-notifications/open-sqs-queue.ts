import type { NotificationQueue } from "./queue.ts";

const BATCH_MESSAGES = 10;
/** A message that was not deleted comes again after this long: longer than a batch takes. */
const VISIBILITY_SECONDS = 60;
/** For an answer to come back, beside what the queue was asked to wait: AWS's client itself sets no limit. */
const ANSWER_LIMIT_MS = 10_000;

export interface QueueAddress {
  /** The queue's URL, as AWS names it. */
  url: string;
  arn: string;
  /** Where SQS itself is; absent: at AWS, in the queue's region. */
  endpoint?: string | undefined;
  /** Absent: AWS's own chain finds them. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** AWS's own client, loaded when it is needed: it takes longer to load than the rest of the server. */
export async function openSqsQueue(
  address: QueueAddress,
  answerLimitMs: number = ANSWER_LIMIT_MS,
): Promise<NotificationQueue> {
  const { url: QueueUrl, arn, endpoint, credentials } = address;
  const { SQSClient, ReceiveMessageCommand, DeleteMessageBatchCommand } = await import(
    "@aws-sdk/client-sqs"
  );
  const client = new SQSClient({
    region: arn.split(":")[3] ?? "",
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
  });
  return {
    async receive(WaitTimeSeconds, abortSignal) {
      const command = new ReceiveMessageCommand({
        ...{ QueueUrl, WaitTimeSeconds },
        MaxNumberOfMessages: BATCH_MESSAGES,
        VisibilityTimeout: VISIBILITY_SECONDS,
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      });
      const limit = AbortSignal.timeout(WaitTimeSeconds * 1_000 + answerLimitMs);
      const signal = AbortSignal.any([abortSignal, limit]);
      const { Messages = [] } = await client.send(command, { abortSignal: signal });
      return Messages.map(({ MessageId, ReceiptHandle, Body, Attributes }) => ({
        messageId: MessageId ?? "",
        receiptHandle: ReceiptHandle ?? "",
        body: Body ?? "",
        receiveCount: Number(Attributes?.ApproximateReceiveCount ?? 1),
      }));
    },
    async delete(messages) {
      if (messages.length === 0) return;
      const Entries = messages.map(({ receiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
      }));
      // What fails to be deleted comes again, and is known by then.
      const command = new DeleteMessageBatchCommand({ QueueUrl, Entries });
      await client.send(command, { abortSignal: AbortSignal.timeout(answerLimitMs) });
    },
    close: () => client.destroy(),
  };
}
