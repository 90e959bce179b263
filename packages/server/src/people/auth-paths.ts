import { AUTH_PATH } from "./policy.ts";

/**
 * What of Better Auth can be reached. The rest is off, whatever a later version brings: who is a member
 * is changed by GraphQL alone, so that state and event commit together (docs/decisions/0020).
 */
const PATHS = new Set([
  "/ok",
  "/sign-up/email",
  "/sign-in/email",
  "/sign-out",
  "/get-session",
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  "/send-verification-email",
  "/verify-email",
  "/request-password-reset",
  "/reset-password",
  "/change-password",
  "/update-user",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/get-totp-uri",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/two-factor/generate-backup-codes",
  "/organization/list",
  "/organization/set-active",
]);

export function isAuthPath(pathname: string): boolean {
  return pathname.startsWith(AUTH_PATH) && PATHS.has(pathname.slice(AUTH_PATH.length));
}
