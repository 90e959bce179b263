import type { AmazonAuthorization } from "@evergrant/db";
import type { Actor, CoreDeps, InstallationDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { renewLinkUrlOf } from "../renew-link/renew-link-url.ts";
import type { Secret } from "../secret.ts";
import { SELLING_PARTNER_ID } from "../seller-account/connect.ts";
import type { AuthorizationFailure, AuthorizationResult, Completion } from "./completion.ts";
import { connectByConsent } from "./connect-by-consent.ts";
import { CodeExpiredError } from "./offer-consented.ts";
import { type Consent, renewByConsent } from "./renew-by-consent.ts";
import { readState } from "./state.ts";
import { findAuthorization, takeAuthorization } from "./take.ts";

/** What Amazon sends a browser back with. Anybody can send anything here. */
export interface Callback {
  state: string;
  /** Null where it is missing, as after a consent that was not given. */
  sellingPartnerId: string | null;
  code: Secret | null;
  /** Who is signed in with us in that browser; absent or null: nobody. */
  browserUserId?: string | null;
}

const CAUSES = {
  WORKSPACE: "startAuthorization",
  RENEW_LINK: "renewLink",
  SELLER_CENTRAL: "reauthorize",
} as const;

/**
 * Ends an authorization with what Amazon sent back. The state is used up before anything else is done;
 * what it stood for cannot be tried again. Without a code it is left as it is.
 */
export async function completeAuthorization(
  installation: InstallationDeps,
  { state, sellingPartnerId, code, browserUserId = null }: Callback,
): Promise<Completion> {
  const id = readState(installation.cipher, state);
  const found = id === null ? null : await findAuthorization(installation, id);
  if (found === null) return fail(installation, null, { code: "STATE_UNKNOWN" });
  const { deps } = found;
  if (code === null || sellingPartnerId === null || !SELLING_PARTNER_ID.test(sellingPartnerId))
    return fail(deps, found.authorization, { code: "NOT_CONFIRMED" });
  // It is not used up: the browser that began it can still end it.
  const { boundUserId } = found.authorization;
  if (boundUserId !== null && boundUserId !== browserUserId)
    return fail(deps, null, { code: "OTHER_BROWSER" });
  const taken = await takeAuthorization(deps, found.authorization);
  if (taken === null) return fail(deps, null, { code: "STATE_UNKNOWN" });
  const { authorization } = taken;
  if (!taken.isTaken) return fail(deps, authorization, { code: `STATE_${taken.why}` });
  const result = await consume(deps, { authorization, sellingPartnerId, code });
  return complete(deps, authorization, result);
}

async function consume(deps: CoreDeps, consent: Consent): Promise<AuthorizationResult> {
  const { authorization } = consent;
  const { workspaceId, actorKind: kind, actorId } = authorization;
  const actor: Actor = { workspaceId, kind, id: actorId, cause: CAUSES[authorization.origin] };
  try {
    return authorization.sellerAccountId === null
      ? await connectByConsent(deps, actor, consent)
      : await renewByConsent(deps, actor, consent, authorization.sellerAccountId);
  } catch (error) {
    if (error instanceof CodeExpiredError) return { kind: "failed", code: "CODE_EXPIRED" };
    if (error instanceof DomainError) return { kind: "failed", code: error.code };
    throw error;
  }
}

function fail(
  deps: LinkDeps,
  authorization: AmazonAuthorization | null,
  failure: AuthorizationFailure,
): Completion {
  return complete(deps, authorization, { kind: "failed", ...failure });
}

type LinkDeps = Pick<CoreDeps, "cipher" | "publicUrl">;

function complete(
  deps: LinkDeps,
  authorization: AmazonAuthorization | null,
  result: AuthorizationResult,
): Completion {
  const renewLinkId = authorization?.renewLinkId ?? null;
  return {
    result,
    returnUrl: authorization?.returnUrl ?? null,
    restartUrl: renewLinkId === null ? null : renewLinkUrlOf(deps, renewLinkId),
  };
}
