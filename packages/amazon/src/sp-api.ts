import type { AmazonAccess, AmazonAnswer } from "@evergrant/core";
import type * as z from "zod";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";

export interface SpApiQuestion<T> {
  /** In Amazon's words. */
  operation: string;
  path: string;
  query?: Record<string, string>;
  answer: z.ZodType<T>;
  /** What the query holds that nobody may read. */
  secrets?: string[];
}

/** Sends one GET to the Selling Partner API of the access token's region. */
export async function askSpApi<T>(
  connection: Connection,
  { region, accessToken }: AmazonAccess,
  { operation, path, query, answer, secrets = [] }: SpApiQuestion<T>,
  signal: AbortSignal,
): Promise<AmazonAnswer<T>> {
  const base = connection.spApiUrls[region].replace(/\/+$/, "");
  const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
  const headers = {
    "x-amz-access-token": accessToken.reveal(),
    "x-amz-date": formatAmzDate(connection.clock.now()),
  };
  return ask(
    connection,
    { endpoint: "spApi", operation, secrets: [accessToken.reveal(), ...secrets] },
    { url: base + path + search, method: "GET", headers },
    answer,
    signal,
  );
}

/** `20261123T120000Z` */
function formatAmzDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
