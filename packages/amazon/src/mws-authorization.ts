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
  .transform(({ payload }) => new Secret(payload.authorizationCode));

export interface MwsExchange {
  application: AmazonCredentials;
  region: AmazonRegion;
  sellingPartnerId: string;
  mwsAuthToken: Secret;
}

/**
 * MWS auth token → authorization code → refresh token. Amazon removed the first step from its own
 * API on 2024-03-27.
 */
export async function exchangeMwsAuthToken(
  connection: Connection,
  developerId: string,
  { application, region, sellingPartnerId, mwsAuthToken }: MwsExchange,
  signal: AbortSignal,
): Promise<AmazonAnswer<{ refreshToken: Secret }>> {
  const caller = { application, region };
  const scope = "sellingpartnerapi::migration";
  const access = await accessOfApplication(connection, caller, scope, signal);
  if (!access.ok) return access;
  const code = await askSpApi(
    connection,
    { ...access.value, sellerKey: sellingPartnerId },
    {
      operation: "getAuthorizationCode",
      path: "/authorization/v1/authorizationCode",
      query: { sellingPartnerId, developerId, mwsAuthToken: mwsAuthToken.reveal() },
      answer: codeAnswer,
      secrets: [mwsAuthToken.reveal()],
    },
    signal,
  );
  if (!code.ok) return code;
  return exchangeAuthorizationCode(connection, application, { code: code.value }, signal);
}
