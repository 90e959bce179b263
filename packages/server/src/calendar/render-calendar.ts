import { setImmediate } from "node:timers/promises";
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
  foldLines,
  type ICalEventData,
  ICalEventTransparency,
} from "ical-generator";
import { nameRegion, shortenSellerId } from "../pages/words.ts";
import { CALENDAR_TTL_SECONDS, EVENTS_AT_A_TIME, LISTED_ACCOUNTS_MAX } from "./policy.ts";

const LINE_END = "\r\n";
const END = "END:VCALENDAR";
const PRODUCT = { company: "Evergrant", product: "Renewals", language: "EN" };

/**
 * The feed as an iCalendar object (RFC 5545). The same feed at the same revision is the same text. Thousands of events
 * are written in portions, between which others get their turn.
 */
export async function renderCalendar(feed: OpenedCalendarFeed): Promise<string> {
  const { calendar, changedAt, revision } = feed;
  const common: Partial<ICalEventData> = {
    ...{ stamp: changedAt, lastModified: changedAt, sequence: revision },
    // A reminder keeps nobody from being invited elsewhere.
    transparency: ICalEventTransparency.TRANSPARENT,
  };
  const frame = ical({
    prodId: PRODUCT,
    // Written by the library as they are.
    name: escapeText(feed.name, false),
    description: escapeText(describeFeed(feed), false),
    ttl: CALENDAR_TTL_SECONDS,
  });
  const texts = [frame.toString().slice(0, -END.length)];
  const events = [
    ...calendar.days.map((day) => () => renderDay(feed, day)),
    ...calendar.expiries.map((expiry) => () => renderExpiry(feed, expiry)),
    ...renderCut(feed).map((event) => () => event),
  ];
  for (const [index, render] of events.entries()) {
    if (index % EVENTS_AT_A_TIME === 0) await setImmediate();
    texts.push(foldLines(frame.createEvent({ ...common, ...render() }).toString()));
  }
  // The library leaves out the end of the last line.
  return `${texts.join("")}${END}${LINE_END}`;
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
