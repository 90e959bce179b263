import type { PageMethods } from "../create-page-route.ts";
import { html } from "../html.ts";
import { type Answer, OWN_FORM, renderPage } from "../page.ts";
import { askAuth, type PeoplePageDeps } from "./ask-auth.ts";
import { alertOf, isOwnForm, renderForeignForm, textField } from "./form.ts";

/** Where a new password is asked for. The answer is the same for every address. */
export function createForgotPasswordPage(page: PeoplePageDeps): PageMethods {
  const show = async () => (page.people.canMail ? render(200, null) : renderNoMail());
  return {
    GET: show,
    HEAD: show,
    async POST(_url, visit) {
      if (!isOwnForm(visit, page.deps.publicUrl())) return renderForeignForm();
      if (!page.people.canMail) return renderNoMail();
      const email = visit.form.get("email") ?? "";
      const { status } = await askAuth(page, visit, "/request-password-reset", { email });
      if (status === 429) return render(429, "Too many attempts. Wait a minute, and try again.");
      return status === 200 ? renderAsked() : render(status, "This is no e-mail address.");
    },
  };
}

function render(status: number, alert: string | null): Answer {
  return renderPage({
    status,
    title: "Choose a new password",
    formAction: OWN_FORM,
    body: html`${alertOf(alert)}<p>We send you a link with which you choose a new one.</p><form method="post">
${textField({ label: "Email", name: "email", type: "email", autocomplete: "username" })}
<button type="submit">Send the link</button></form>`,
  });
}

function renderAsked(): Answer {
  return renderPage({
    status: 200,
    title: "Look into your mailbox",
    body: html`<p>If this address is registered, a mail with a link is on its way. The link works for an hour.</p>
<p class="soft">Nothing there after a few minutes? Look among the unwanted mail, or whether you registered with another address.</p>`,
  });
}

function renderNoMail(): Answer {
  return renderPage({
    status: 503,
    title: "No mail can be sent",
    body: html`<p>This installation is not set up to send mail. Ask whoever runs it.</p>`,
  });
}
