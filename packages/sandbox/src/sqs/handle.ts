import { randomUUID } from "node:crypto";
import { answerCall } from "../faults.ts";
import { readBody } from "../read-body.ts";
import { isRecord } from "../sp-api/is-record.ts";
import type { World } from "../world.ts";
import { changeEntry, changeVisibility } from "./change-visibility.ts";
import { deleteEntry, deleteMessage } from "./delete-message.ts";
import { createQueue, deleteQueue, getQueueUrl, listQueues, purgeQueue } from "./manage-queues.ts";
import { findQueueByUrl, type Queue } from "./queue.ts";
import { getQueueAttributes, setQueueAttributes } from "./queue-attributes.ts";
import { type Fields, readText } from "./read-fields.ts";
import { receiveMessage } from "./receive-message.ts";
import { runBatch } from "./run-batch.ts";
import { sendEntry, sendMessage } from "./send-message.ts";
import { SqsError } from "./sqs-error.ts";

type Action = (world: World, fields: Fields, signal: AbortSignal) => object | Promise<object>;

const TARGET = "AmazonSQS.";

const ACTIONS = new Map<string, Action>([
  ["CreateQueue", createQueue],
  ["GetQueueUrl", getQueueUrl],
  ["ListQueues", listQueues],
  ["GetQueueAttributes", getQueueAttributes],
  ["SetQueueAttributes", setQueueAttributes],
  ["PurgeQueue", purgeQueue],
  ["DeleteQueue", deleteQueue],
  ["SendMessage", sendMessage],
  ["SendMessageBatch", inBatch(sendEntry)],
  ["ReceiveMessage", receiveMessage],
  ["DeleteMessage", deleteMessage],
  ["DeleteMessageBatch", inBatch(deleteEntry)],
  ["ChangeMessageVisibility", changeVisibility],
  ["ChangeMessageVisibilityBatch", inBatch(changeEntry)],
]);

export function isSqsRequest(request: Request): boolean {
  const target = request.headers.get("x-amz-target");
  return request.method === "POST" && target?.startsWith(TARGET) === true;
}

/** SQS by its JSON protocol, whose header alone says what is asked. Signatures are not looked at. */
export async function handleSqs(world: World, request: Request): Promise<Response> {
  const name = request.headers.get("x-amz-target")?.slice(TARGET.length) ?? "";
  const action = ACTIONS.get(name);
  const { signal } = request;
  const operation = action ? `sqs:${name}` : "sqs:unknown";
  return answerCall(world, { operation, region: null, seller: null, signal }, async () => {
    try {
      if (!action) throw new SqsError("UnknownOperationException", `No operation ${name}.`);
      return answer(200, await action(world, await readFields(request), signal));
    } catch (cause) {
      if (!(cause instanceof SqsError)) throw cause;
      const { type, message, code, status } = cause;
      // The second header is for clients that know the errors of SQS's older protocol.
      return answer(status, { __type: type, message }, { "x-amzn-query-error": `${code};Sender` });
    }
  });
}

function inBatch(run: (world: World, queue: Queue, entry: Fields) => object): Action {
  return (world, fields) => {
    const queue = findQueueByUrl(world, readText(fields, "QueueUrl"));
    return runBatch(fields, (entry) => run(world, queue, entry));
  };
}

/** Amazon takes a megabyte; the sandbox takes as much as it does everywhere. */
async function readFields(request: Request): Promise<Fields> {
  const text = await readBody(request);
  if (text === null) {
    throw new SqsError(
      "InvalidParameterValueException",
      "One or more parameters are invalid. Reason: The request is too large.",
    );
  }
  let fields: unknown;
  try {
    fields = JSON.parse(text === "" ? "{}" : text);
  } catch {
    fields = null;
  }
  if (isRecord(fields)) return fields;
  throw new SqsError("SerializationException", "The request is no JSON object.");
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amzn-requestid": randomUUID(),
      ...headers,
    },
  });
}
