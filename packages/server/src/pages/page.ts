import { createHash } from "node:crypto";
import { Html, html } from "./html.ts";
import { STYLE } from "./style.ts";

export interface Page {
  status: number;
  title: string;
  body: Html;
  /** Where its form may lead, in the words of form-action; absent: it has none. `'self'`: the form has to prove to be ours. */
  formAction?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  cookies?: readonly string[];
}

/** The form of a page that leads back to us, and nowhere else. */
export const OWN_FORM = "'self'";

const BRAND = "Evergrant";
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** What an answer needs whose address holds a secret: it is kept nowhere, and its address goes nowhere. */
const DISCREET = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

/** A page of ours: one style, no scripts, nothing from elsewhere. */
export function renderPage({ status, title, body, formAction = "'none'" }: Page): Answer {
  const hasOwnTitle = title !== BRAND;
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${hasOwnTitle ? `${title} · ${BRAND}` : BRAND}</title><style>${new Html(STYLE)}</style></head>
<body>${hasOwnTitle ? html`<header>${BRAND}</header>` : null}<main><h1>${title}</h1>${body}</main></body></html>`;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status,
    headers: {
      ...DISCREET,
      // Without any referrer, browsers say of no form where it came from.
      ...(formAction === OWN_FORM && { "referrer-policy": "same-origin" }),
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
    },
    body: page.text,
  };
}

export function redirectTo(location: string, cookies: readonly string[] = []): Answer {
  return { status: 303, headers: { ...DISCREET, location }, body: "", cookies };
}
