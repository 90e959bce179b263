import { html } from "../pages/html.ts";
import { renderPage } from "../pages/page.ts";
import type { Route } from "./listen.ts";

export interface PageLink {
  label: string;
  url: string;
  text: string;
}

/** Where everything is, until there is a web app. */
export function createIndexPage(links: readonly PageLink[]): Route {
  const items = links.map(
    ({ label, url, text }) =>
      html`<li><a href="${url}">${label}</a> <code>${url}</code><span>${text}</span></li>`,
  );
  const { status, headers, body } = renderPage({
    status: 200,
    title: "Evergrant",
    body: html`<p>Keeps access to Amazon seller accounts alive.</p><ul class="links">${items}</ul>`,
  });
  return (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
}
