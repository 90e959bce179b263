import type { AmazonAccess, AmazonAnswer, AmazonCredentials, AmazonRegion } from "@evergrant/core";
import type { Connection } from "./connection.ts";
import { requestApplicationAccess, type Scope } from "./lwa.ts";

/** The application, and the region in which it calls in its own name. */
export interface OwnCaller {
  application: AmazonCredentials;
  region: AmazonRegion;
}

/** Access for the application's own calls of a scope. */
export async function accessOfApplication(
  connection: Connection,
  { application, region }: OwnCaller,
  scope: Scope,
  signal: AbortSignal,
): Promise<AmazonAnswer<AmazonAccess>> {
  const answer = await requestApplicationAccess(connection, application, scope, signal);
  if (!answer.ok) return answer;
  const { accessToken } = answer.value;
  const { clientId } = application;
  return { ok: true, value: { clientId, region, sellerKey: "", accessToken } };
}
