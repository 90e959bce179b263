import { isRecord } from "../sp-api/is-record.ts";
import { MAX_BATCH_ENTRIES } from "./policy.ts";
import type { Fields } from "./read-fields.ts";
import { SqsError } from "./sqs-error.ts";

/** Runs each entry for itself: what one is refused, the others do not feel. */
export function runBatch(fields: Fields, run: (entry: Fields) => object): object {
  const entries = readEntries(fields);
  const successful: object[] = [];
  const failed: object[] = [];
  for (const entry of entries) {
    try {
      successful.push({ Id: entry.Id, ...run(entry) });
    } catch (cause) {
      if (!(cause instanceof SqsError)) throw cause;
      failed.push({ Id: entry.Id, SenderFault: true, Code: cause.code, Message: cause.message });
    }
  }
  return {
    ...(successful.length > 0 && { Successful: successful }),
    ...(failed.length > 0 && { Failed: failed }),
  };
}

function readEntries(fields: Fields): Fields[] {
  const given = Array.isArray(fields.Entries) ? fields.Entries : [];
  const entries = given.map((entry) => (isRecord(entry) ? entry : {}));
  if (entries.length === 0) {
    throw new SqsError("EmptyBatchRequest", "There should be at least one entry in the request.");
  }
  if (entries.length > MAX_BATCH_ENTRIES) {
    throw new SqsError(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are ${MAX_BATCH_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  if (!entries.every(({ Id }) => typeof Id === "string" && /^[\w-]{1,80}$/.test(Id))) {
    throw new SqsError(
      "InvalidBatchEntryId",
      "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.",
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new SqsError("BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
  }
  return entries;
}
