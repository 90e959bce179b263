import type { Route } from "./listen.ts";

export interface PageLink {
  label: string;
  url: string;
  text: string;
}

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:4rem auto;padding:0 1.5rem;color:#1c2430;background:#fbfbfa}
h1{font-size:1.7rem;margin:0 0 .25rem}p.lead{margin:0 0 2rem;color:#53606f}
li{margin:0 0 1.1rem}ul{list-style:none;padding:0}a{color:#0b5d4e;font-weight:600}span{display:block;color:#53606f}
code{display:inline-block;background:#eef0ee;padding:.1rem .35rem;border-radius:.25rem}`;

/** Where everything is, until there is a web app. */
export function createIndexPage(links: readonly PageLink[]): Route {
  const items = links.map(
    ({ label, url, text }) =>
      `<li><a href="${escapeHtml(url)}">${escapeHtml(label)}</a> <code>${escapeHtml(url)}</code><span>${escapeHtml(text)}</span></li>`,
  );
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Evergrant</title><style>${STYLE}</style><main><h1>Evergrant</h1>
<p class="lead">Keeps access to Amazon seller accounts alive.</p><ul>${items.join("")}</ul></main></html>`;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
  };
  return (_request, response) => {
    response.writeHead(200, headers).end(page);
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
