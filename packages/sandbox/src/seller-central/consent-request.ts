import type { State } from "../store/state.ts";

/** What a link to consent asks for. */
export interface ConsentRequest {
  applicationId: string;
  /** The application's own; it comes back with the answer. Null: none was given. */
  state: string | null;
  /** Null: the first one that is registered. */
  redirectUri: string | null;
  /** Whether the link says that the application is a draft. */
  isBeta: boolean;
}

export type ConsentProblem = "MD1000" | "MD5101" | "MD5110" | "MD9100";

export function readConsentRequest(parameters: URLSearchParams): ConsentRequest {
  return {
    applicationId: parameters.get("application_id") ?? "",
    state: parameters.get("state"),
    redirectUri: parameters.get("redirect_uri"),
    isBeta: parameters.get("version") === "beta",
  };
}

/** The parameters that `readConsentRequest` reads. */
export function writeConsentRequest(request: ConsentRequest): URLSearchParams {
  const { applicationId, state, redirectUri, isBeta } = request;
  return new URLSearchParams({
    application_id: applicationId,
    ...(state !== null && { state }),
    ...(redirectUri !== null && { redirect_uri: redirectUri }),
    ...(isBeta && { version: "beta" }),
  });
}

/** Where consent leads, which is a registered address; or Amazon's code for why it leads nowhere. */
export function checkConsentRequest(
  { application, registration }: State,
  request: ConsentRequest,
): { redirectUri: string } | { problem: ConsentProblem } {
  const { redirectUris, isDraft } = registration;
  if (request.applicationId !== application.applicationId || (isDraft && !request.isBeta)) {
    return { problem: "MD1000" };
  }
  if (request.redirectUri?.includes("#")) return { problem: "MD5110" };
  const [first] = redirectUris;
  if (first === undefined) return { problem: "MD9100" };
  const redirectUri = request.redirectUri ?? first;
  return redirectUris.includes(redirectUri) ? { redirectUri } : { problem: "MD5101" };
}
