import type { Visit } from "../create-page-route.ts";
import { type Html, html } from "../html.ts";
import { type Answer, renderPage } from "../page.ts";

/** Whether a page of ours sent the form, as the browser says: nobody else may act in a person's name. */
export function isOwnForm({ headers }: Visit, publicUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return headers.get("origin") === new URL(publicUrl).origin;
}

export function renderForeignForm(): Answer {
  return renderPage({
    status: 403,
    title: "This form did not come from here",
    body: html`<p>Nothing was done. Open the page at its own address, and send the form from there.</p>`,
  });
}

/** One line to fill in. */
export function textField(field: {
  label: string;
  name: string;
  type?: "email" | "password" | "text";
  autocomplete: string;
  hint?: string;
  /** What was filled in the last time. */
  value?: string;
}): Html {
  const { label, name, type = "text", autocomplete, hint, value = "" } = field;
  return html`<label>${label}${hint === undefined ? null : html`<small>${hint}</small>`}<input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" required maxlength="254"></label>`;
}

/** Why the form is shown again; nothing the first time. */
export function alertOf(text: string | null): Html | null {
  return text === null ? null : html`<p class="alert" role="alert">${text}</p>`;
}

/** Where to go after signing in: a page of ours, whatever the address says. */
export function readNext(params: URLSearchParams): string {
  const next = params.get("next") ?? "";
  return /^\/[\w/-]{1,200}$/.test(next) && !next.startsWith("//") ? next : ACCOUNT_PATH;
}

export const ACCOUNT_PATH = "/account";

/** The address of a page, with where to go after it. */
export function withNext(path: string, next: string): string {
  return next === ACCOUNT_PATH ? path : `${path}?${new URLSearchParams({ next })}`;
}
