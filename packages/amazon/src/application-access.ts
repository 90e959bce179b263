import type { AmazonAccess, AmazonAnswer, AmazonCredentials, AmazonRegion } from "@evergrant/core";
import { keyOfApplication } from "./access/connection-keys.ts";
import type { Connection } from "./connection.ts";
import { requestApplicationAccess, type Scope } from "./lwa.ts";
import { orEnded } from "./not-asked.ts";

/** The application, and the region in which it calls in its own name. */
export interface OwnCaller {
  application: AmazonCredentials;
  region: AmazonRegion;
}

/** Access for the application's own calls of a scope. One access token serves all regions. */
export async function accessOfApplication(
  connection: Connection,
  { application, region }: OwnCaller,
  scope: Scope,
  signal: AbortSignal,
): Promise<AmazonAnswer<AmazonAccess>> {
  const { clientId } = application;
  const call = { endpoint: "lwa", operation: "clientCredentials", secrets: [] } as const;
  const key = keyOfApplication(connection.fingerprint, application, scope);
  const answer = await orEnded(call, connection.clock, signal, () =>
    connection.keptTokens.obtain(
      key,
      (fetchSignal) => requestApplicationAccess(connection, application, scope, fetchSignal),
      signal,
    ),
  );
  if (!answer.ok) return answer;
  const { accessToken } = answer.value;
  return { ok: true, value: { clientId, region, sellerKey: "", accessToken } };
}
