import type { AmazonFailure, Clock } from "@evergrant/core";
import { readBlame } from "./blame.ts";
import {
  CLASSIFICATION_TABLE,
  type ClassificationRow,
  type Endpoint,
  type Symptom,
} from "./classification-table.ts";
import { readRetryAfter } from "./retry-after.ts";
import { keepIdentifier, scrub } from "./scrub.ts";
import type { Reply } from "./send.ts";

/** A call, as far as its failure has to know it. */
export interface Call {
  endpoint: Endpoint;
  /** In Amazon's words. */
  operation: string;
  /** What must not be found in a failure. */
  secrets: readonly string[];
}

function findRow(symptom: Symptom): ClassificationRow {
  const row = CLASSIFICATION_TABLE.find((candidate) => candidate.when(symptom));
  if (row === undefined) throw new Error("The last row of the classification table fits anything.");
  return row;
}

/** Turns a reply that is not the wanted answer into a failure: the only place that does. */
export function classify(call: Call, reply: Reply, clock: Clock): AmazonFailure {
  const { symptom, row, requestId } = examine(call, reply);
  const words = symptom.details === "" ? symptom.message : symptom.details;
  const code = keepIdentifier(symptom.code, call.secrets);
  const details = scrub(words, call.secrets);
  const keptId = keepIdentifier(requestId, call.secrets);
  const retryAfterSeconds =
    reply.kind === "answer" ? readRetryAfter(reply.headers, clock.now()) : undefined;
  return {
    class: row.class,
    operation: call.operation,
    ...(symptom.status !== 0 && { status: symptom.status }),
    ...(code !== undefined && { code }),
    ...(details !== "" && { details }),
    ...(keptId !== undefined && { requestId: keptId }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

export interface Examination {
  symptom: Symptom;
  row: ClassificationRow;
  requestId: string | undefined;
}

/** What a reply shows, and the row of the table that decides on it. */
export function examine(call: Call, reply: Reply): Examination {
  const { symptom, requestId } = observe(call, reply);
  return { symptom, row: findRow(symptom), requestId };
}

function observe(call: Call, reply: Reply): Omit<Examination, "row"> {
  const known = { endpoint: call.endpoint, operation: call.operation, code: "", details: "" };
  if (reply.kind === "silence") {
    const status = reply.status ?? 0;
    const symptom: Symptom = { ...known, body: "silence", status, message: reply.words };
    return { symptom, requestId: undefined };
  }
  const { status, headers } = reply;
  const requestId = headers.get("x-amzn-requestid") ?? undefined;
  if (status >= 200 && status < 300) {
    const message = "Amazon's answer was cut, or is not what its model promises.";
    return { symptom: { ...known, body: "unreadable", status, message }, requestId };
  }
  const blame = readBlame(call.endpoint, reply.text);
  if (blame === null) {
    const message = `Status ${status} without an error of Amazon's: a proxy or firewall may have answered.`;
    return { symptom: { ...known, body: "page", status, message }, requestId };
  }
  const { code = "", message = "", details = "" } = blame;
  return {
    symptom: { ...known, body: "error", status, code, message, details },
    requestId: requestId ?? blame.requestId,
  };
}
