import { attemptKeyOf, clearAttempts, type InstallationDeps, takeAttempt } from "@evergrant/core";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { ACCOUNT_SIGN_INS } from "./policy.ts";

type GuardDeps = Pick<InstallationDeps, "database" | "cipher" | "machineClock">;

const SIGN_IN = "/sign-in/email";
const CHANGE_PASSWORD = "/change-password";
const SET_ACTIVE = "/organization/set-active";

/**
 * Stops guessing at one account, from however many addresses: counted before the password is looked at,
 * and whether or not there is such an account. A new password ends all other sessions.
 */
export function guardAuth(deps: GuardDeps) {
  return {
    before: createAuthMiddleware(async ({ path, body }) => {
      if (path === CHANGE_PASSWORD)
        return { context: { body: { ...body, revokeOtherSessions: true } } };
      if (path === SET_ACTIVE && body?.organizationSlug !== undefined)
        throw new APIError("BAD_REQUEST", {
          code: "NO_SLUGS",
          message: "Workspaces have no slugs. Name one by organizationId.",
        });
      const key = path === SIGN_IN ? signInKeyOf(deps, body) : null;
      if (key === null) return;
      const seconds = await takeAttempt(deps, key, ACCOUNT_SIGN_INS);
      if (seconds === null) return;
      throw new APIError(
        "TOO_MANY_REQUESTS",
        {
          code: "TOO_MANY_SIGN_INS",
          message: "Too many sign-ins to this account. Try again later, or choose a new password.",
        },
        { "retry-after": String(seconds) },
      );
    }),
    after: createAuthMiddleware(async ({ path, body, context }) => {
      const key = path === SIGN_IN ? signInKeyOf(deps, body) : null;
      if (key !== null && context.newSession) await clearAttempts(deps, key);
    }),
  };
}

function signInKeyOf(deps: GuardDeps, body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("email" in body)) return null;
  return typeof body.email === "string" ? attemptKeyOf(deps, "sign-in", body.email) : null;
}
