import {
  type AmazonAnswer,
  type AmazonCredentials,
  type AmazonRegion,
  Secret,
} from "@evergrant/core";
import * as z from "zod";
import { accessOfApplication } from "./application-access.ts";
import type { Connection } from "./connection.ts";
import { exchangeAuthorizationCode } from "./lwa.ts";
import { askSpApi } from "./sp-api.ts";

const codeAnswer = z
  .object({ payload: z.object({ authorizationCode: z.string().min(1) }) })
  .transform(({ payload }) => ({ code: new Secret(payload.authorizationCode) }));

export interface MwsExchange {
  application: AmazonCredentials;
  region: AmazonRegion;
  sellerKey: string;
  sellingPartnerId: string;
  mwsAuthToken: Secret;
}

/** MWS auth token → authorization code. Amazon removed this operation from its API on 2024-03-27. */
export async function getAuthorizationCode(
  connection: Connection,
  developerId: string,
  { application, region, sellerKey, sellingPartnerId, mwsAuthToken }: MwsExchange,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ code: Secret }>> {
  const caller = { application, region };
  const scope = "sellingpartnerapi::migration";
  const access = await accessOfApplication(connection, caller, scope, signal);
  if (!access.ok) return access;
  const question = {
    operation: "getAuthorizationCode",
    path: "/authorization/v1/authorizationCode",
    query: { sellingPartnerId, developerId, mwsAuthToken: mwsAuthToken.reveal() },
    answer: codeAnswer,
    secrets: [mwsAuthToken.reveal()],
  } as const;
  return askSpApi(connection, { ...access.value, sellerKey }, question, signal);
}

/** MWS auth token → authorization code → refresh token. */
export async function exchangeMwsAuthToken(
  connection: Connection,
  developerId: string,
  input: MwsExchange,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ refreshToken: Secret }>> {
  const code = await getAuthorizationCode(connection, developerId, input, signal);
  return code.ok
    ? exchangeAuthorizationCode(connection, input.application, code.value, signal)
    : code;
}
