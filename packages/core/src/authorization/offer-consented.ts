import { loadCredentials } from "../amazon-application/credentials.ts";
import type { CoreDeps } from "../deps.ts";
import { noteExchange } from "../incident/note-exchange.ts";
import { amazonUnavailable } from "../mws-token/amazon-errors.ts";
import type { OfferedToken } from "../mws-token/save-token.ts";
import type { AmazonRegion } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { redirectUriOf } from "./consent-page.ts";
import { CONSENT_TERM_MS } from "./policy.ts";

const LAST_SHOWN = 4;

/** Amazon no longer takes the code: it is older than five minutes, or was used. */
export class CodeExpiredError extends Error {}

/** Exchanges the code of a consent for the refresh token that it stands for. */
export async function offerConsented(
  deps: CoreDeps,
  seller: { applicationId: string; region: AmazonRegion; sellerKey: string },
  code: Secret,
  signal: AbortSignal,
): Promise<OfferedToken> {
  const { applicationId, region, sellerKey } = seller;
  const application = await loadCredentials(deps, applicationId);
  const redirectUri = redirectUriOf(deps);
  const answer = await deps.amazon.exchangeAuthorizationCode(
    { application, region, sellerKey, code, redirectUri },
    signal,
  );
  await noteExchange(deps.installation, applicationId, answer);
  if (!answer.ok)
    throw answer.failure.code === "invalid_grant" ? new CodeExpiredError() : amazonUnavailable();
  const { refreshToken } = answer.value;
  const authorizedAt = deps.clock.now();
  const expiresAt = new Date(authorizedAt.getTime() + CONSENT_TERM_MS);
  return {
    examined: {
      kind: "LWA_REFRESH_TOKEN",
      pasted: refreshToken,
      lastFour: refreshToken.reveal().slice(-LAST_SHOWN),
    },
    dates: { authorizedAt, expiresAt, expirySource: "TERM" },
    isSellerNamed: true,
  };
}
