import {
  CALENDAR_PATH,
  CALLBACK_PATH,
  type InstallationDeps,
  ISSUE_PATH,
  LOGIN_PATH,
  RENEW_PATH,
} from "@evergrant/core";
import { createCalendarFeed } from "../calendar/calendar-feed.ts";
import type { Route } from "../http/listen.ts";
import { createAmazonCallback } from "./amazon-callback.ts";
import { createAmazonLogin } from "./amazon-login.ts";
import { createPageRoute, type PageMethods, type PageOptions } from "./create-page-route.ts";
import { createIssuePage } from "./issue-page.ts";
import { createRenewPage } from "./renew-page.ts";

/** The pages that sellers meet while they authorize, and the calendars of what ends, by their paths. */
export function createPages(deps: InstallationDeps, options: PageOptions): [path: string, Route][] {
  const pages: [string, PageMethods][] = [
    [CALLBACK_PATH, createAmazonCallback(deps)],
    [LOGIN_PATH, createAmazonLogin(deps)],
    [RENEW_PATH, createRenewPage(deps)],
    [CALENDAR_PATH, createCalendarFeed(deps)],
    [ISSUE_PATH, createIssuePage(deps)],
  ];
  return pages.map(([name, methods]) => [name, createPageRoute(methods, { ...options, name })]);
}
