import type { AmazonAccess, AmazonAnswer, AmazonSeller, Secret } from "@evergrant/core";
import { keyOfConnection } from "./access/connection-keys.ts";
import type { KeptToken } from "./access/kept-tokens.ts";
import type { Connection } from "./connection.ts";
import { exchangeRefreshToken } from "./lwa.ts";
import { orEnded } from "./not-asked.ts";

export type Seller = AmazonSeller & { refreshToken: Secret };

/** Access by a fresh exchange. What it obtains is kept in this process, at no cost. */
export async function accessAfresh(
  connection: Connection,
  seller: Seller,
  signal: AbortSignal,
): Promise<AmazonAnswer<AmazonAccess>> {
  const { application, refreshToken } = seller;
  const key = keyOfConnection(connection.fingerprint, application.clientId, refreshToken);
  const answer = await exchangeRefreshToken(connection, application, refreshToken, signal);
  if (answer.ok) connection.keptTokens.remember(key, answer.value);
  else if (answer.failure.class === "revoked") connection.keptTokens.drop(key);
  return toAccess(seller, answer);
}

/** Access by the token that is kept; where there is none, by one exchange for all who ask. */
export async function accessKept(
  connection: Connection,
  seller: Seller,
  signal: AbortSignal,
): Promise<AmazonAnswer<AmazonAccess>> {
  const { application, refreshToken } = seller;
  const key = keyOfConnection(connection.fingerprint, application.clientId, refreshToken);
  const call = { endpoint: "lwa", operation: "refreshToken", secrets: [] } as const;
  const answer = await orEnded(call, connection.clock, signal, () =>
    connection.keptTokens.obtain(
      key,
      (fetchSignal) => exchangeRefreshToken(connection, application, refreshToken, fetchSignal),
      signal,
    ),
  );
  return toAccess(seller, answer);
}

function toAccess(
  { application: { clientId }, region, sellerKey }: AmazonSeller,
  answer: AmazonAnswer<KeptToken>,
): AmazonAnswer<AmazonAccess> {
  if (!answer.ok) return answer;
  const { accessToken } = answer.value;
  return { ok: true, value: { clientId, region, sellerKey, accessToken } };
}
