import type { ConsentProblem } from "./consent-request.ts";
import { html } from "./html.ts";
import { renderPage } from "./page.ts";
import { PATHS } from "./paths.ts";
import type { Visit } from "./visit.ts";

const PROBLEMS: Record<ConsentProblem, { text: string; remedy: string }> = {
  MD1000: {
    text: "No published application has this ID.",
    remedy: "Check application_id. While the application is a draft, the link needs version=beta.",
  },
  MD5101: {
    text: "The address to return to is not registered for this application.",
    remedy: "Name a registered redirect_uri, letter by letter, or leave it out for the first one.",
  },
  MD5110: {
    text: "The address to return to has a fragment.",
    remedy: "Remove the # from redirect_uri, and what follows it.",
  },
  MD9100: {
    text: "The application has registered no address for this.",
    remedy: "Its developer has to register a redirect URI, and a login URI for re-authorizing.",
  },
};

/** Why an application's link leads nowhere: for its developer, as the seller can mend nothing. */
export function renderProblem(visit: Visit, code: ConsentProblem): Response {
  const { text, remedy } = PROBLEMS[code];
  const body = html`
<h1>This link does not work</h1>
<p class="notice bad" role="alert"><strong>${code}</strong> ${text}</p>
<section class="card"><h2>For the developer</h2><p>${remedy}</p></section>
<p><a href="${PATHS.manageApps}">Go to Manage Your Apps</a></p>`;
  return renderPage(visit, { title: code, body, status: 400, next: PATHS.manageApps });
}

/** Amazon's words for this were never seen. */
export function renderOver(visit: Visit, startAgain: string): Response {
  const body = html`
<h1>This authorization is over</h1>
<p class="notice warn" role="alert">It was not finished within ten minutes, or was finished before. Nothing was changed.</p>
<p><a class="button" href="${startAgain}">Start again</a></p>`;
  return renderPage(visit, { title: "Over", body, status: 400, next: PATHS.manageApps });
}
