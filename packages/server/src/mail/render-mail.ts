import type { Mail } from "@evergrant/core";
import { html } from "../pages/html.ts";

/** A mail as text, and as HTML without anything from elsewhere. */
export function renderMail({ paragraphs, action, notes }: Mail): { text: string; html: string } {
  const url = action.url.reveal();
  const text = [...paragraphs, `${action.label}:\n${url}`, ...notes].join("\n\n");
  const page = html`<!doctype html><html lang="en"><body style="font:16px/1.6 system-ui,sans-serif;color:#1c2430;max-width:36rem;margin:0 auto;padding:24px">
<p style="font-weight:700;color:#0b5d4e">Evergrant</p>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
<p><a href="${url}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:#0b5d4e;color:#fff;font-weight:600;text-decoration:none">${action.label}</a></p>
<p style="color:#53606f">Or open this address:<br><span style="overflow-wrap:anywhere">${url}</span></p>
${notes.map((note) => html`<p style="color:#53606f">${note}</p>`)}</body></html>`;
  return { text: `${text}\n`, html: page.text };
}
