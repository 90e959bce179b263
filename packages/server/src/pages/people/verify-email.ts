import type { PageMethods } from "../create-page-route.ts";
import { html } from "../html.ts";
import { type Answer, OWN_FORM, renderPage } from "../page.ts";
import { askAuth, type PeoplePageDeps } from "./ask-auth.ts";
import { isOwnForm, renderForeignForm } from "./form.ts";
import { SIGN_IN_PATH } from "./sign-in.ts";

/** The page of a link that proves an address. Its button does it, and not whoever previews links. */
export function createVerifyEmailPage(page: PeoplePageDeps): PageMethods {
  const show = async () => renderAsk();
  return {
    GET: show,
    HEAD: show,
    async POST({ searchParams }, visit) {
      if (!isOwnForm(visit, page.deps.publicUrl())) return renderForeignForm();
      const query = new URLSearchParams({ token: searchParams.get("token") ?? "" });
      const { code } = await askAuth(page, visit, `/verify-email?${query}`);
      return code === null ? renderDone() : renderOver();
    },
  };
}

function renderAsk(): Answer {
  return renderPage({
    status: 200,
    title: "Confirm your address",
    formAction: OWN_FORM,
    body: html`<p>You registered with Evergrant, and this link came to your mailbox. Confirm that it is yours.</p>
<form method="post"><button type="submit">Confirm the address</button></form>`,
  });
}

function renderDone(): Answer {
  return renderPage({
    status: 200,
    title: "Your address is confirmed",
    body: html`<p>You can sign in now.</p><p><a class="button" href="${SIGN_IN_PATH}">Sign in</a></p>`,
  });
}

function renderOver(): Answer {
  return renderPage({
    status: 410,
    title: "This link no longer works",
    body: html`<p>It works for an hour. Sign in with your password, and you are sent a new one.</p><p><a class="button" href="${SIGN_IN_PATH}">Sign in</a></p>`,
  });
}
