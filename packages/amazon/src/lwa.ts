import { type AmazonAnswer, type AmazonCredentials, Secret } from "@evergrant/core";
import * as z from "zod";
import type { KeptToken } from "./access/kept-tokens.ts";
import { ask } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { throttle } from "./not-asked.ts";

const TOKEN_PATH = "/auth/o2/token";

/** Of the calls that an application makes in its own name. */
export type Scope =
  | "sellingpartnerapi::notifications"
  | "sellingpartnerapi::client_credential:rotation"
  /** Of calls that migrated MWS authorizations; Amazon retired it together with them. */
  | "sellingpartnerapi::migration";

// Printable ASCII only: it travels in a header.
const token = z.string().regex(/^[!-~]+$/);

/** Where Amazon does not say how long it holds, it ends at once: it serves the call it was fetched for. */
const accessAnswer = z
  .object({ access_token: token, expires_in: z.number().nonnegative().catch(0) })
  .transform((answer) => ({
    accessToken: new Secret(answer.access_token),
    holdsMs: answer.expires_in * 1_000,
  }));

const refreshAnswer = z
  .object({ refresh_token: token })
  .transform((answer) => ({ refreshToken: new Secret(answer.refresh_token) }));

/** Refresh token → access token. Always a fresh exchange: its outcome is the proof of life. */
export async function exchangeRefreshToken(
  connection: Connection,
  application: AmazonCredentials,
  refreshToken: Secret,
  signal: AbortSignal,
): Promise<AmazonAnswer<KeptToken>> {
  const grant = {
    operation: "refreshToken",
    form: { grant_type: "refresh_token", refresh_token: refreshToken.reveal() },
    secrets: [refreshToken],
  };
  return askForAccess(connection, application, grant, signal);
}

/** Authorization code → refresh token. A redirect URI is named again where the consent named one. */
export async function exchangeAuthorizationCode(
  connection: Connection,
  application: AmazonCredentials,
  { code, redirectUri }: { code: Secret; redirectUri?: string },
  signal: AbortSignal,
): Promise<AmazonAnswer<{ refreshToken: Secret }>> {
  const grant: Grant<{ refreshToken: Secret }> = {
    operation: "authorizationCode",
    form: {
      grant_type: "authorization_code",
      code: code.reveal(),
      ...(redirectUri !== undefined && { redirect_uri: redirectUri }),
    },
    secrets: [code],
    answer: refreshAnswer,
  };
  return askLwa(connection, application, grant, signal);
}

/** An access token for calls in the application's own name, without a seller. */
export async function requestApplicationAccess(
  connection: Connection,
  application: AmazonCredentials,
  scope: Scope,
  signal: AbortSignal,
): Promise<AmazonAnswer<KeptToken>> {
  const form = { grant_type: "client_credentials", scope };
  const grant = { operation: "clientCredentials", form, secrets: [] };
  return askForAccess(connection, application, grant, signal);
}

interface Grant<T> {
  operation: string;
  form: Record<string, string>;
  secrets: Secret[];
  answer: z.ZodType<T>;
}

/** How long it holds counts from before it was asked for. */
async function askForAccess(
  connection: Connection,
  application: AmazonCredentials,
  grant: Omit<Grant<never>, "answer">,
  signal: AbortSignal,
): Promise<AmazonAnswer<KeptToken>> {
  const askedAt = connection.clock.now();
  const asked = { ...grant, answer: accessAnswer };
  const answer = await askLwa(connection, application, asked, signal);
  if (!answer.ok) return answer;
  const { accessToken, holdsMs } = answer.value;
  return { ok: true, value: { accessToken, endsAt: new Date(askedAt.getTime() + holdsMs) } };
}

async function askLwa<T>(
  connection: Connection,
  { clientId, clientSecret }: AmazonCredentials,
  { operation, form, secrets, answer }: Grant<T>,
  signal: AbortSignal,
): Promise<AmazonAnswer<T>> {
  const { lwaPauses } = connection;
  const seconds = lwaPauses.remainingSeconds(clientId);
  if (seconds > 0) return throttle(operation, seconds);
  const whole = { ...form, client_id: clientId, client_secret: clientSecret.reveal() };
  const asked = await ask(
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
      body: new URLSearchParams(whole).toString(),
    },
    answer,
    signal,
  );
  const failure = asked.answer.ok ? null : asked.answer.failure;
  if (failure?.class === "throttled") {
    const retryAfterSeconds = Math.ceil(lwaPauses.begin(clientId, failure.retryAfterSeconds));
    return { ok: false, failure: { ...failure, retryAfterSeconds } };
  }
  if (failure?.class !== "unavailable") lwaPauses.end(clientId);
  return asked.answer;
}

/** Takes LWA's origin as well as the whole address of its token endpoint. */
function locateTokenEndpoint(lwaUrl: string): string {
  const base = lwaUrl.replace(/\/+$/, "");
  return base.endsWith(TOKEN_PATH) ? base : base + TOKEN_PATH;
}
