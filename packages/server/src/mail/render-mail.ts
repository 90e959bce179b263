import type { Mail, MailItem, MailLink } from "@evergrant/core";
import { type Html, html } from "../pages/html.ts";

type Content = Pick<Mail, "subject" | "paragraphs" | "action" | "items" | "notes">;

const INK = "color:#1c2430";
const SOFT = "color:#53606f";
const BUTTON =
  "display:inline-block;padding:11px 20px;border-radius:8px;background:#0b5d4e;color:#ffffff;font-weight:600;text-decoration:none";
const OTHER_BUTTON =
  "display:inline-block;padding:10px 19px;border-radius:8px;border:1px solid #0b5d4e;color:#0b5d4e;font-weight:600;text-decoration:none";

/** A mail as text, and as HTML without anything from elsewhere. */
export function renderMail(mail: Content): { text: string; html: string } {
  return { text: renderText(mail), html: renderHtml(mail) };
}

function renderText({ paragraphs, action, items = [], notes }: Content): string {
  const parts = [
    ...paragraphs,
    ...(action ? [linkText(action)] : []),
    ...items.flatMap(({ title, sentences, links }) => [
      [title, "-".repeat(Math.min(title.length, 60)), ...sentences].join("\n"),
      ...links.map(linkText),
    ]),
    ...notes,
  ];
  return `${parts.join("\n\n")}\n`;
}

function linkText({ label, url }: MailLink): string {
  return `${label}:\n${url.reveal()}`;
}

/** Tables and styles in place are what mail programs understand. */
function renderHtml({ subject, paragraphs, action, items = [], notes }: Content): string {
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${subject}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f5f3;font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif;${INK}">
<table role="presentation" cellpadding="0" cellspacing="0" width="100%" style="max-width:600px;margin:0 auto"><tr><td style="padding:0 4px 12px;font-weight:700;color:#0b5d4e">Evergrant</td></tr>
<tr><td style="padding:24px;background:#ffffff;border:1px solid #d9dedb;border-radius:12px">
${paragraphs.map((paragraph) => html`<p style="margin:0 0 16px">${paragraph}</p>`)}${action && renderAction(action)}${items.map(renderItem)}</td></tr>
<tr><td style="padding:16px 4px;font-size:14px;${SOFT}">${notes.map((note) => html`<p style="margin:0 0 10px">${note}</p>`)}</td></tr></table></body></html>`;
  return page.text;
}

function renderAction({ label, url }: MailLink): Html {
  return html`<p style="margin:0 0 16px"><a href="${url.reveal()}" style="${BUTTON}">${label}</a></p>
<p style="margin:0;font-size:14px;${SOFT}">Or open this address:<br><span style="overflow-wrap:anywhere;word-break:break-all">${url.reveal()}</span></p>`;
}

function renderItem({ title, sentences, links }: MailItem, index: number): Html {
  const line = index === 0 ? "" : "margin-top:22px;padding-top:22px;border-top:1px solid #d9dedb";
  return html`<div style="${line}"><h1 style="margin:0 0 10px;font-size:19px;line-height:1.3;${INK}">${title}</h1>
${sentences.map((sentence) => html`<p style="margin:0 0 10px">${sentence}</p>`)}${links.length === 0 ? null : html`<p style="margin:16px 0 0">${links.map(renderLink)}</p>`}</div>`;
}

function renderLink({ label, url }: MailLink, index: number): Html {
  const style = index === 0 ? BUTTON : OTHER_BUTTON;
  return html`<a href="${url.reveal()}" style="${style};margin:0 10px 8px 0">${label}</a>`;
}
