import type { AmazonAccess, AmazonAnswer, RateBucket } from "@evergrant/core";
import type * as z from "zod";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { orEnded, throttle } from "./not-asked.ts";
import { noteAnswer } from "./note-answer.ts";
import { OPERATIONS, type OperationName } from "./operations.ts";
import { untilAborted } from "./until-aborted.ts";

export interface SpApiQuestion<T> {
  operation: OperationName;
  path: string;
  query?: Record<string, string>;
  body?: object;
  /** The media type of the answer, where it is not plain JSON. */
  accept?: string;
  answer: z.ZodType<T>;
  /** What the query holds that nobody may read. */
  secrets?: readonly string[];
}

/**
 * Sends one request to the Selling Partner API of the access token's region, if its rate leaves room: once,
 * whatever comes.
 */
export async function askSpApi<T>(
  connection: Connection,
  access: AmazonAccess,
  question: SpApiQuestion<T>,
  signal: AbortSignal,
): Promise<AmazonAnswer<T>> {
  const { operation, path, query, body, accept, answer, secrets = [] } = question;
  const { clock, rateBuckets, spApiUrls } = connection;
  const accessToken = access.accessToken.reveal();
  const call = { endpoint: "spApi", operation, secrets: [accessToken, ...secrets] } as const;
  return orEnded(call, clock, signal, async () => {
    const bucket = bucketOf(access, operation);
    const taken = await untilAborted(rateBuckets.take(bucket), signal);
    if (!taken.isTaken) return throttle(operation, taken.retryAfterSeconds);
    const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
    const outgoing = {
      url: spApiUrls[access.region].replace(/\/+$/, "") + path + search,
      method: OPERATIONS[operation].method,
      headers: {
        "x-amz-access-token": accessToken,
        "x-amz-date": formatAmzDate(clock.now()),
        ...(accept !== undefined && { accept }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const asked = await ask(connection, call, outgoing, answer, signal);
    return noteAnswer(connection, { access, bucket, taken }, asked);
  });
}

function bucketOf({ clientId, region, sellerKey }: AmazonAccess, name: OperationName): RateBucket {
  const { ratePerSecond, burst, whose } = OPERATIONS[name];
  const holder = whose === "seller" ? sellerKey : "";
  return { clientId, region, sellerKey: holder, operation: name, ratePerSecond, burst };
}

/** `20261123T120000Z` */
function formatAmzDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
