import {
  type Expiry,
  MAX_CALENDAR_ACCOUNTS,
  type OpenedCalendarFeed,
  RENEW_AT_EARLIEST_DAYS,
  RENEW_AT_LATEST_DAYS,
  startOf,
  writeDay,
} from "@evergrant/core";
import ical, {
  escape as escapeText,
  type ICalEventData,
  ICalEventTransparency,
} from "ical-generator";
import { nameRegion, shortenSellerId } from "../pages/words.ts";
import { CALENDAR_TTL_SECONDS, LISTED_ACCOUNTS_MAX } from "./policy.ts";

const LINE_END = "\r\n";
const PRODUCT = { company: "Evergrant", product: "Renewals", language: "EN" };

/** The feed as an iCalendar object (RFC 5545). The same feed at the same revision is the same text. */
export function renderCalendar(feed: OpenedCalendarFeed): string {
  const { calendar, changedAt, revision } = feed;
  const common: Partial<ICalEventData> = {
    ...{ stamp: changedAt, lastModified: changedAt, sequence: revision },
    // A reminder keeps nobody from being invited elsewhere.
    transparency: ICalEventTransparency.TRANSPARENT,
  };
  const rendered = ical({
    prodId: PRODUCT,
    // Written by the library as they are.
    name: escapeText(feed.name, false),
    description: escapeText(describeFeed(feed), false),
    ttl: CALENDAR_TTL_SECONDS,
  });
  for (const event of [
    ...calendar.days.map((day) => renderDay(feed, day)),
    ...calendar.expiries.map((expiry) => renderExpiry(feed, expiry)),
    ...renderCut(feed),
  ])
    rendered.createEvent({ ...common, ...event });
  // The library leaves out the end of the last line.
  return `${rendered.toString()}${LINE_END}`;
}

/** An id is the feed's and its event's own: counts of changes are the feed's too. */
function idOf({ id }: OpenedCalendarFeed, what: string): string {
  return `${id}-${what}@evergrant`;
}

function describeFeed({ unknownExpiries }: OpenedCalendarFeed): string {
  const rule = `Amazon authorizations that end, and days to renew them on: ${RENEW_AT_LATEST_DAYS} to ${RENEW_AT_EARLIEST_DAYS} days before. Days are in UTC.`;
  if (unknownExpiries === 0) return rule;
  return `${rule} Not shown, because nobody knows their end: ${unknownExpiries}.`;
}

function renderDay(
  feed: OpenedCalendarFeed,
  { day, expiries }: OpenedCalendarFeed["calendar"]["days"][number],
): ICalEventData {
  const [first] = expiries;
  const listed = expiries.slice(0, LISTED_ACCOUNTS_MAX);
  const more = expiries.length - listed.length;
  return {
    id: idOf(feed, writeDay(day)),
    allDay: true,
    start: startOf(day),
    end: startOf(day + 1),
    summary:
      expiries.length === 1 && first !== undefined
        ? `Renew Amazon access of ${first.account.name}`
        : `Renew Amazon access of ${expiries.length} accounts`,
    description: [
      ...listed.map((expiry) => describeExpiry(feed, expiry)),
      ...(more > 0 ? [`And ${more} more.`] : []),
    ].join("\n"),
  };
}

function describeExpiry({ urls }: OpenedCalendarFeed, expiry: Expiry): string {
  const { sellerAccountId, account, expiresAt } = expiry;
  const url = urls.get(sellerAccountId);
  return `${account.name}, ends ${dateOf(expiresAt)}${url === undefined ? "" : `: ${url}`}`;
}

function renderExpiry(
  feed: OpenedCalendarFeed,
  { sellerAccountId, expiresAt, account }: Expiry,
): ICalEventData {
  const url = feed.urls.get(sellerAccountId);
  return {
    id: idOf(feed, sellerAccountId),
    start: expiresAt,
    summary: `Amazon access of ${account.name} ends unless renewed`,
    description: [
      `Merchant ID: ${shortenSellerId(account.sellingPartnerId)}, ${nameRegion(account.region)}`,
      ...(url === undefined ? [] : [`Press Renew in Manage Your Apps: ${url}`]),
    ].join("\n"),
    ...(url === undefined ? {} : { url }),
  };
}

/** What is left out says so, where it would begin. */
function renderCut(feed: OpenedCalendarFeed): ICalEventData[] {
  const last = feed.calendar.expiries.at(-1);
  if (!feed.calendar.isCut || last === undefined) return [];
  return [
    {
      id: idOf(feed, "cut"),
      allDay: true,
      start: new Date(`${dateOf(last.expiresAt)}T00:00:00Z`),
      summary: `More accounts end later: this calendar holds the first ${MAX_CALENDAR_ACCOUNTS}`,
    },
  ];
}

function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, "2026-03-01".length);
}
