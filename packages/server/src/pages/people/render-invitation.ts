import type { InvitationStatus, OpenedInvitation } from "@evergrant/core";
import { type Html, html } from "../html.ts";
import { type Answer, OWN_FORM, renderPage } from "../page.ts";
import { formatMoment } from "../words.ts";
import { nameRole } from "./account.ts";
import { ACCOUNT_PATH, alertOf, textField, withNext } from "./form.ts";
import { NEW_PASSWORD_HINT } from "./reset-password.ts";
import { SIGN_IN_PATH } from "./sign-in.ts";

interface Reader {
  path: string;
  /** Who is signed in. */
  user: { name: string; email: string } | null;
  alert?: string;
}

/** An invitation that can be accepted, for whoever reads it. */
export function renderInvitation(opened: OpenedInvitation, reader: Reader): Answer {
  const { workspaceName, email, role, expiresAt, isRegistered } = opened;
  return renderPage({
    status: reader.alert === undefined ? 200 : 400,
    title: `Join ${workspaceName}`,
    formAction: OWN_FORM,
    body: html`${alertOf(reader.alert ?? null)}<p>You are invited to a workspace of Evergrant, which keeps access to Amazon seller accounts alive.</p>
<dl><dt>Workspace</dt><dd><strong>${workspaceName}</strong></dd><dt>Your role</dt><dd>${nameRole(role)}</dd>${isRegistered ? html`<dt>Your address</dt><dd>${email}</dd>` : null}</dl>
${renderStep(opened, reader)}
<p class="soft">The invitation works once, until ${formatMoment(expiresAt)}.</p>`,
  });
}

function renderStep({ email, isRegistered }: OpenedInvitation, { path, user }: Reader): Html {
  if (!isRegistered)
    return html`<h2>Register</h2><form method="post">
<label>Email<input type="email" value="${email}" autocomplete="username" readonly></label>
${textField({ label: "Your name", name: "name", autocomplete: "name" })}
${textField({ label: "Password", name: "password", type: "password", autocomplete: "new-password", hint: NEW_PASSWORD_HINT })}
<button type="submit">Register and join</button></form>`;
  if (user?.email === email)
    return html`<form method="post"><button type="submit">Join as ${user.name}</button></form>`;
  const signIn = html`<p><a class="button" href="${withNext(SIGN_IN_PATH, path)}">Sign in to join</a></p>`;
  if (user === null) return signIn;
  return html`<p class="alert">You are signed in as ${user.email}, and the invitation is for another address. <a href="${ACCOUNT_PATH}">Sign out</a> first, then open the link again.</p>`;
}

const OVER: Record<Exclude<InvitationStatus, "OPEN">, { title: string; text: string }> = {
  ACCEPTED: {
    title: "This invitation was accepted",
    text: "It works once. If it was you, there is nothing else to do but to sign in.",
  },
  EXPIRED: {
    title: "This invitation is too old",
    text: "An invitation works for seven days. Ask whoever invited you for a new one.",
  },
  CANCELLED: {
    title: "This invitation was withdrawn",
    text: "Whoever invited you has withdrawn it. Ask them if you still want to join.",
  },
};

/** An invitation that is over, or none at all. */
export function renderOver(opened: OpenedInvitation | null): Answer {
  if (opened === null || opened.status === "OPEN")
    return renderPage({
      status: 404,
      title: "This invitation is not known",
      body: html`<p>Copy the whole link again from the message it came with, or ask whoever invited you for a new one.</p>`,
    });
  const { title, text } = OVER[opened.status];
  return renderPage({
    status: 410,
    title,
    body: html`<p>${text}</p><p><a class="button" href="${SIGN_IN_PATH}">Sign in</a></p>`,
  });
}
