import { FORGOT_PATH, RESET_PATH } from "../../people/auth-mails.ts";
import { PASSWORD_MIN_CHARACTERS } from "../../people/policy.ts";
import type { PageMethods } from "../create-page-route.ts";
import { html } from "../html.ts";
import { type Answer, OWN_FORM, renderPage } from "../page.ts";
import { askAuth, type PeoplePageDeps } from "./ask-auth.ts";
import { alertOf, isOwnForm, renderForeignForm, textField } from "./form.ts";
import { SIGN_IN_PATH } from "./sign-in.ts";

export const NEW_PASSWORD_HINT = `At least ${PASSWORD_MIN_CHARACTERS} characters; a few words do well.`;

/** The page of a link from the mail that a forgotten password brings. */
export function createResetPasswordPage(page: PeoplePageDeps): PageMethods {
  const show = async () => render(200, null);
  return {
    GET: show,
    HEAD: show,
    async POST({ pathname }, visit) {
      if (!isOwnForm(visit, page.deps.publicUrl())) return renderForeignForm();
      const token = pathname.slice(RESET_PATH.length);
      const newPassword = visit.form.get("password") ?? "";
      const { code, status } = await askAuth(page, visit, "/reset-password", {
        token,
        newPassword,
      });
      if (code === null) return renderDone();
      if (status === 429) return render(429, "Too many attempts. Wait a minute, and try again.");
      return code.startsWith("PASSWORD_TOO_")
        ? render(400, "This password is too short, or too long.")
        : renderOver();
    },
  };
}

function render(status: number, alert: string | null): Answer {
  return renderPage({
    status,
    title: "Choose a new password",
    formAction: OWN_FORM,
    body: html`${alertOf(alert)}<p>You are signed out everywhere else with it.</p><form method="post">
${textField({ label: "New password", name: "password", type: "password", autocomplete: "new-password", hint: NEW_PASSWORD_HINT })}
<button type="submit">Save the password</button></form>`,
  });
}

function renderDone(): Answer {
  return renderPage({
    status: 200,
    title: "Your password is changed",
    body: html`<p>Sign in with it from now on.</p><p><a class="button" href="${SIGN_IN_PATH}">Sign in</a></p>`,
  });
}

function renderOver(): Answer {
  return renderPage({
    status: 410,
    title: "This link no longer works",
    body: html`<p>It works once, for an hour. Your password is as it was.</p><p><a class="button" href="${FORGOT_PATH}">Ask for a new link</a></p>`,
  });
}
