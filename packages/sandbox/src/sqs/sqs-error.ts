const MODEL = "com.amazonaws.sqs";
const FRAMEWORK = "com.amazon.coral.service";

/** By name: the type in the body, the code that older clients know it by, and the status. */
const ERRORS = {
  QueueDoesNotExist: [MODEL, "AWS.SimpleQueueService.NonExistentQueue", 400],
  QueueNameExists: [MODEL, "QueueAlreadyExists", 400],
  InvalidAddress: [MODEL, "InvalidAddress", 404],
  InvalidAttributeName: [MODEL, "InvalidAttributeName", 400],
  InvalidAttributeValue: [MODEL, "InvalidAttributeValue", 400],
  InvalidMessageContents: [MODEL, "InvalidMessageContents", 400],
  ReceiptHandleIsInvalid: [MODEL, "ReceiptHandleIsInvalid", 404],
  MessageNotInflight: [MODEL, "AWS.SimpleQueueService.MessageNotInflight", 400],
  EmptyBatchRequest: [MODEL, "AWS.SimpleQueueService.EmptyBatchRequest", 400],
  TooManyEntriesInBatchRequest: [MODEL, "AWS.SimpleQueueService.TooManyEntriesInBatchRequest", 400],
  BatchEntryIdsNotDistinct: [MODEL, "AWS.SimpleQueueService.BatchEntryIdsNotDistinct", 400],
  InvalidBatchEntryId: [MODEL, "AWS.SimpleQueueService.InvalidBatchEntryId", 400],
  UnsupportedOperation: [MODEL, "AWS.SimpleQueueService.UnsupportedOperation", 400],
  InvalidParameterValueException: [FRAMEWORK, "InvalidParameterValue", 400],
  MissingRequiredParameterException: [FRAMEWORK, "MissingParameter", 400],
  SerializationException: [FRAMEWORK, "MalformedInput", 400],
  UnknownOperationException: [FRAMEWORK, "InvalidAction", 400],
} as const satisfies Record<string, [namespace: string, code: string, status: number]>;

/** What SQS answers instead of doing it. */
export class SqsError extends Error {
  override name = "SqsError";
  readonly type: string;
  readonly code: string;
  readonly status: number;

  constructor(error: keyof typeof ERRORS, message: string) {
    super(message);
    const [namespace, code, status] = ERRORS[error];
    this.type = `${namespace}#${error}`;
    this.code = code;
    this.status = status;
  }
}

export function refuseValue(name: string, value: unknown, reason: string): SqsError {
  return new SqsError(
    "InvalidParameterValueException",
    `Value ${JSON.stringify(value)} for parameter ${name} is invalid. Reason: ${reason}`,
  );
}
