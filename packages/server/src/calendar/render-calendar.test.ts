import type { Expiry, OpenedCalendarFeed } from "@evergrant/core";
import fc from "fast-check";
import ICAL from "ical.js";
import { expect, it } from "vitest";
import { renderCalendar } from "./render-calendar.ts";

const CHANGED_AT = new Date("2026-03-01T12:00:00.000Z");
const FEED_ID = "0198c5f0-0000-7000-8000-000000000001";
const PAGE = "https://sellercentral.amazon.com/apps/manage";

const expiryOf = (id: string, name: string): Expiry => ({
  sellerAccountId: id,
  expiresAt: new Date("2026-06-09T15:30:45.000Z"),
  account: {
    name,
    sellingPartnerId: "A2EUQ1WTGCTBG2",
    region: "NA",
    marketplaceIds: ["ATVPDKIKX0DER"],
  },
});

function feedOf(name: string, expiries: Expiry[], more: Partial<OpenedCalendarFeed> = {}) {
  const days = expiries.length === 0 ? [] : [{ day: 20_606, expiries }];
  const urls = new Map(expiries.map(({ sellerAccountId }) => [sellerAccountId, PAGE]));
  return {
    ...{
      id: FEED_ID,
      name,
      unknownExpiries: 0,
      shown: "hash",
      revision: 3,
      changedAt: CHANGED_AT,
      urls,
    },
    calendar: { expiries, days, isCut: false },
    ...more,
  };
}

// Texts that the parser has not heard of.
for (const name of ["name", "x-wr-calname", "x-wr-caldesc"])
  Object.assign(ICAL.design.icalendar.property, { [name]: { defaultType: "text" } });

const parse = (text: string) => new ICAL.Component(ICAL.parse(text));
const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name));

it("is an iCalendar object as another library reads it", async () => {
  const text = await renderCalendar(feedOf("Renewals", [expiryOf("account-1", "Shop")]));
  const calendar = parse(text);
  expect(textOf(calendar, "version")).toBe("2.0");
  expect(textOf(calendar, "prodid")).toBe("-//Evergrant//Renewals//EN");
  expect(textOf(calendar, "x-wr-calname")).toBe("Renewals");
  expect(textOf(calendar, "refresh-interval")).toBe("PT1H");
  expect(textOf(calendar, "x-published-ttl")).toBe("PT1H");
  const events = calendar.getAllSubcomponents("vevent").map((event) => ({
    uid: textOf(event, "uid"),
    start: textOf(event, "dtstart"),
    end: textOf(event, "dtend"),
    summary: textOf(event, "summary"),
    description: textOf(event, "description"),
    stamps: ["dtstamp", "last-modified", "sequence"].map((name) => textOf(event, name)),
  }));
  const stamps = ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z", "3"];
  expect(events).toEqual([
    {
      ...{ uid: `${FEED_ID}-2026-06-02@evergrant`, start: "2026-06-02", end: "2026-06-03" },
      summary: "Renew Amazon access of Shop",
      description: `Shop, ends 2026-06-09: ${PAGE}`,
      stamps,
    },
    {
      ...{ uid: `${FEED_ID}-account-1@evergrant`, start: "2026-06-09T15:30:45Z", end: "null" },
      summary: "Amazon access of Shop ends unless renewed",
      description: `Merchant ID: A2EU…TBG2, North America\nPress Renew in Manage Your Apps: ${PAGE}`,
      stamps,
    },
  ]);
});

it("keeps any name whole, in lines of 75 octets that end with CRLF", async () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
    .filter((text) => text.trim() === text && !/\p{Cc}/u.test(text));
  await fc.assert(
    fc.asyncProperty(name, name, async (feedName, accountName) => {
      const text = await renderCalendar(feedOf(feedName, [expiryOf("account-1", accountName)]));
      expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      for (const line of text.split("\r\n"))
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const calendar = parse(text);
      for (const property of ["name", "x-wr-calname"])
        expect(textOf(calendar, property)).toBe(feedName);
      const summaries = calendar.getAllSubcomponents("vevent").map((one) => textOf(one, "summary"));
      expect(summaries).toEqual([
        `Renew Amazon access of ${accountName}`,
        `Amazon access of ${accountName} ends unless renewed`,
      ]);
    }),
  );
});

it("says what it leaves out", async () => {
  const many = Array.from({ length: 130 }, (_, index) =>
    expiryOf(`account-${index}`, `Shop ${index}`),
  );
  const feed = feedOf("Renewals", many, { unknownExpiries: 7 });
  const calendar = parse(
    await renderCalendar({ ...feed, calendar: { ...feed.calendar, isCut: true } }),
  );
  expect(textOf(calendar, "x-wr-caldesc")).toContain("nobody knows their end: 7.");
  const events = calendar.getAllSubcomponents("vevent");
  expect(events).toHaveLength(1 + 130 + 1);
  const [day] = events;
  expect(day && textOf(day, "summary")).toBe("Renew Amazon access of 130 accounts");
  expect(day && textOf(day, "description")).toMatch(/Shop 99,[^\n]*\nAnd 30 more\.$/);
  const cut = events.at(-1);
  expect(cut && textOf(cut, "summary")).toContain("the first 5000");
  expect(cut && textOf(cut, "dtstart")).toBe("2026-06-09");
});

it("is a calendar without events where nothing ends", async () => {
  expect(parse(await renderCalendar(feedOf("Renewals", []))).getAllSubcomponents("vevent")).toEqual(
    [],
  );
});
