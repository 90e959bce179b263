import { INVITATION_PATH } from "@evergrant/core";
import type { Route } from "../../http/listen.ts";
import { FORGOT_PATH, RESET_PATH, VERIFY_PATH } from "../../people/auth-mails.ts";
import { createPageRoute, type PageMethods, type PageOptions } from "../create-page-route.ts";
import { createAccountPage } from "./account.ts";
import type { PeoplePageDeps } from "./ask-auth.ts";
import { createForgotPasswordPage } from "./forgot-password.ts";
import { ACCOUNT_PATH } from "./form.ts";
import { createInvitationPage } from "./invitation.ts";
import { createResetPasswordPage } from "./reset-password.ts";
import { createSignInPage, SIGN_IN_PATH } from "./sign-in.ts";
import { CODE_PATH, createSignInCodePage } from "./sign-in-code.ts";
import { createVerifyEmailPage } from "./verify-email.ts";

/** The pages that mails lead to, and those that they need, by their paths. */
export function createPeoplePages(
  page: PeoplePageDeps,
  options: PageOptions,
): [path: string, Route][] {
  const pages: [string, PageMethods][] = [
    [SIGN_IN_PATH, createSignInPage(page)],
    [CODE_PATH, createSignInCodePage(page)],
    [ACCOUNT_PATH, createAccountPage(page)],
    [FORGOT_PATH, createForgotPasswordPage(page)],
    [RESET_PATH, createResetPasswordPage(page)],
    [VERIFY_PATH, createVerifyEmailPage(page)],
    [INVITATION_PATH, createInvitationPage(page)],
  ];
  return pages.map(([name, methods]) => [name, createPageRoute(methods, { ...options, name })]);
}
