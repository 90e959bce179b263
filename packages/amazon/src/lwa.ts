import { type AmazonAnswer, type AmazonCredentials, Secret } from "@evergrant/core";
import * as z from "zod";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";

const TOKEN_PATH = "/auth/o2/token";

/** The scope of calls that migrate MWS authorizations; Amazon retired it together with them. */
const MIGRATION_SCOPE = "sellingpartnerapi::migration";

// Printable ASCII only: it travels in a header.
const token = z.string().regex(/^[!-~]+$/);

const accessAnswer = z
  .object({ access_token: token })
  .transform((answer) => new Secret(answer.access_token));

const refreshAnswer = z
  .object({ refresh_token: token })
  .transform((answer) => new Secret(answer.refresh_token));

/** Refresh token → access token. Always a fresh exchange: its outcome is the proof of life. */
export async function exchangeRefreshToken(
  connection: Connection,
  application: AmazonCredentials,
  refreshToken: Secret,
  signal: AbortSignal,
): Promise<AmazonAnswer<Secret>> {
  const grant = { grant_type: "refresh_token", refresh_token: refreshToken.reveal() };
  const secrets = [refreshToken];
  return grantToken(connection, application, "refreshToken", grant, secrets, accessAnswer, signal);
}

/** Authorization code → refresh token. */
export async function exchangeAuthorizationCode(
  connection: Connection,
  application: AmazonCredentials,
  code: Secret,
  signal: AbortSignal,
): Promise<AmazonAnswer<Secret>> {
  const grant = { grant_type: "authorization_code", code: code.reveal() };
  const secrets = [code];
  return grantToken(
    connection,
    application,
    "authorizationCode",
    grant,
    secrets,
    refreshAnswer,
    signal,
  );
}

/** An access token for calls in the application's own name, without a seller. */
export async function requestMigrationAccess(
  connection: Connection,
  application: AmazonCredentials,
  signal: AbortSignal,
): Promise<AmazonAnswer<Secret>> {
  const grant = { grant_type: "client_credentials", scope: MIGRATION_SCOPE };
  return grantToken(connection, application, "clientCredentials", grant, [], accessAnswer, signal);
}

async function grantToken(
  connection: Connection,
  { clientId, clientSecret }: AmazonCredentials,
  operation: string,
  grant: Record<string, string>,
  secrets: Secret[],
  answer: z.ZodType<Secret>,
  signal: AbortSignal,
): Promise<AmazonAnswer<Secret>> {
  const form = { ...grant, client_id: clientId, client_secret: clientSecret.reveal() };
  return ask(
    connection,
    {
      endpoint: "lwa",
      operation,
      secrets: [clientSecret, ...secrets].map((secret) => secret.reveal()),
    },
    {
      url: locateTokenEndpoint(connection.lwaUrl),
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" },
      // Encodes the `|` of tokens, which a hand-made form body easily forgets.
      body: new URLSearchParams(form).toString(),
    },
    answer,
    signal,
  );
}

/** Takes LWA's origin as well as the whole address of its token endpoint. */
function locateTokenEndpoint(lwaUrl: string): string {
  const base = lwaUrl.replace(/\/+$/, "");
  return base.endsWith(TOKEN_PATH) ? base : base + TOKEN_PATH;
}
