import type { AmazonAccess, AmazonAnswer } from "@evergrant/core";
import type * as z from "zod";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { OPERATIONS, type OperationName } from "./operations.ts";

export interface SpApiQuestion<T> {
  operation: OperationName;
  path: string;
  query?: Record<string, string>;
  body?: object;
  answer: z.ZodType<T>;
  /** What the query holds that nobody may read. */
  secrets?: string[];
}

/** Sends one request to the Selling Partner API of the access token's region. */
export async function askSpApi<T>(
  connection: Connection,
  { region, accessToken }: AmazonAccess,
  { operation, path, query, body, answer, secrets = [] }: SpApiQuestion<T>,
  signal: AbortSignal,
): Promise<AmazonAnswer<T>> {
  const base = connection.spApiUrls[region].replace(/\/+$/, "");
  const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
  const headers = {
    "x-amz-access-token": accessToken.reveal(),
    "x-amz-date": formatAmzDate(connection.clock.now()),
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const asked = await ask(
    connection,
    { endpoint: "spApi", operation, secrets: [accessToken.reveal(), ...secrets] },
    {
      url: base + path + search,
      method: OPERATIONS[operation].method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    answer,
    signal,
  );
  return asked.answer;
}

/** `20261123T120000Z` */
function formatAmzDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
