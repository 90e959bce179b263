import { FORGOT_PATH } from "../../people/auth-mails.ts";
import type { PageMethods } from "../create-page-route.ts";
import { html } from "../html.ts";
import { type Answer, OWN_FORM, redirectTo, renderPage } from "../page.ts";
import { type AuthAnswer, askAuth, type PeoplePageDeps } from "./ask-auth.ts";
import { alertOf, isOwnForm, readNext, renderForeignForm, textField, withNext } from "./form.ts";
import { CODE_PATH } from "./sign-in-code.ts";

export const SIGN_IN_PATH = "/sign-in";

/** Where a person signs in, without the dashboard. */
export function createSignInPage(page: PeoplePageDeps): PageMethods {
  const show = async () => render(page, { status: 200, alert: null, email: "" });
  return {
    GET: show,
    HEAD: show,
    async POST({ searchParams }, visit) {
      if (!isOwnForm(visit, page.deps.publicUrl())) return renderForeignForm();
      const email = visit.form.get("email") ?? "";
      const password = visit.form.get("password") ?? "";
      const answer = await askAuth(page, visit, "/sign-in/email", { email, password });
      if (answer.code !== null) {
        return render(page, { status: answer.status, alert: explain(answer), email });
      }
      const next = readNext(searchParams);
      const needsCode = answer.body.twoFactorRedirect === true;
      return redirectTo(needsCode ? withNext(CODE_PATH, next) : next, answer.cookies);
    },
  };
}

function explain({ status, code }: AuthAnswer): string {
  if (status === 429) return "Too many attempts. Wait a quarter of an hour, and try again.";
  if (code === "EMAIL_NOT_VERIFIED")
    return "Your address is not confirmed yet. Open the link that we have just sent you again.";
  return "This address and password do not go together.";
}

function render(
  { people }: PeoplePageDeps,
  { status, alert, email: value }: { status: number; alert: string | null; email: string },
): Answer {
  return renderPage({
    status,
    title: "Sign in",
    formAction: OWN_FORM,
    body: html`${alertOf(alert)}<form method="post">
${textField({ label: "Email", name: "email", type: "email", autocomplete: "username", value })}
${textField({ label: "Password", name: "password", type: "password", autocomplete: "current-password" })}
<button type="submit">Sign in</button></form>
${people.canMail ? html`<p><a href="${FORGOT_PATH}">I have forgotten my password</a></p>` : null}`,
  });
}
