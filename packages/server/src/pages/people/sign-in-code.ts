import type { PageMethods } from "../create-page-route.ts";
import { html } from "../html.ts";
import { type Answer, OWN_FORM, redirectTo, renderPage } from "../page.ts";
import { askAuth, type PeoplePageDeps } from "./ask-auth.ts";
import { alertOf, isOwnForm, readNext, renderForeignForm, textField } from "./form.ts";

export const CODE_PATH = "/sign-in/code";

const TOTP = /^\d{6}$/;

/** The second step of signing in: a code of the authenticator app, or a backup code. */
export function createSignInCodePage(page: PeoplePageDeps): PageMethods {
  const show = async () => render(200, null);
  return {
    GET: show,
    HEAD: show,
    async POST({ searchParams }, visit) {
      if (!isOwnForm(visit, page.deps.publicUrl())) return renderForeignForm();
      const code = (visit.form.get("code") ?? "").replace(/\s/g, "");
      const kind = TOTP.test(code) ? "totp" : "backup-code";
      const answer = await askAuth(page, visit, `/two-factor/verify-${kind}`, { code });
      if (answer.code === null) return redirectTo(readNext(searchParams), answer.cookies);
      if (answer.code === "INVALID_TWO_FACTOR_COOKIE")
        return render(401, "This took too long. Sign in again with your password.");
      if (answer.status === 429) return render(429, "Too many attempts. Try again later.");
      return render(401, "This code is not right. Take the one that is shown now.");
    },
  };
}

function render(status: number, alert: string | null): Answer {
  return renderPage({
    status,
    title: "One more step",
    formAction: OWN_FORM,
    body: html`${alertOf(alert)}<p>Open your authenticator app, and enter the code that it shows for Evergrant.</p>
<form method="post">${textField({
      label: "Code",
      name: "code",
      autocomplete: "one-time-code",
      hint: "Six digits; or one of your backup codes.",
    })}
<button type="submit">Sign in</button></form>`,
  });
}
