import {
  type InstallationDeps,
  type OpenedCalendarFeed,
  openCalendarFeed,
  readFeedSecret,
} from "@evergrant/core";
import type { PageMethods, Visit } from "../pages/create-page-route.ts";
import { html } from "../pages/html.ts";
import { type Answer, renderPage } from "../pages/page.ts";
import { CALENDAR_FORMAT } from "./policy.ts";
import { renderCalendar } from "./render-calendar.ts";

/** A calendar at an address that is its secret. Unknown, revoked and ended ones are answered alike. */
export function createCalendarFeed(deps: InstallationDeps): PageMethods {
  const answer = async ({ pathname }: URL, { headers }: Visit): Promise<Answer> => {
    const secret = readFeedSecret(pathname);
    const feed = secret === null ? null : await openCalendarFeed(deps, secret);
    return feed === null ? renderUnknown() : answerCalendar(feed, headers);
  };
  return { GET: answer, HEAD: answer };
}

async function answerCalendar(feed: OpenedCalendarFeed, asked: Headers): Promise<Answer> {
  // Known before the text is: mostly nothing has changed, and none is written.
  const etag = `"${CALENDAR_FORMAT}.${feed.revision}.${feed.shown}"`;
  const headers = {
    etag,
    // Kept by whoever asked, and looked at again each time: what was revoked ends at once.
    "cache-control": "private, no-cache",
  };
  if (hasTag(asked.get("if-none-match"), etag)) return { status: 304, headers, body: "" };
  return {
    status: 200,
    headers: {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      // Not by the name that is the secret.
      "content-disposition": 'attachment; filename="renewals.ics"',
    },
    body: await renderCalendar(feed),
  };
}

/** Whether If-None-Match names the tag, by the weak comparison of RFC 9110, 13.1.2. */
function hasTag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

function renderUnknown(): Answer {
  return renderPage({
    status: 404,
    title: "This calendar is not known",
    body: html`<p>It was revoked, or the address is not whole. Ask whoever gave it to you for a new one.</p>`,
  });
}
