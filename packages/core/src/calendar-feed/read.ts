import { createHash } from "node:crypto";
import type { CalendarFeed } from "@evergrant/db";
import { depsOf, type InstallationDeps } from "../deps.ts";
import { type RenewalCalendar, readRenewalCalendar } from "../renewal/calendar.ts";
import { countUnknownExpiries } from "../renewal/read-expiries.ts";
import type { Secret } from "../secret.ts";
import { nextActionUrl } from "../seller-account/next-actions.ts";
import { hashFeedSecret } from "./feed-secret.ts";
import { noteReading } from "./note-reading.ts";
import { calendarFeedStatus } from "./status.ts";

/** What a feed shows at a moment, and which showing it is. */
export interface OpenedCalendarFeed {
  id: string;
  name: string;
  calendar: RenewalCalendar;
  /** ENABLED accounts without a known end: they are in no calendar. */
  unknownExpiries: number;
  /** Seller Central's page to renew an account on, by the account's id. */
  urls: ReadonlyMap<string, string>;
  /** Counts up whenever something else is shown. */
  revision: number;
  /** A hash of what is shown. */
  shown: string;
  /** Since when this is shown (domain time). */
  changedAt: Date;
}

/** The feed of a secret; null for anything that is none, was revoked, or whose maker may not read it any more. */
export async function openCalendarFeed(
  installation: InstallationDeps,
  secret: Secret,
): Promise<OpenedCalendarFeed | null> {
  const { database, cipher, machineClock, sellerCentral } = installation;
  const named = await database.system.calendarFeed.findUnique({
    where: { hash: hashFeedSecret(cipher, secret) },
    select: { workspaceId: true, id: true },
  });
  if (named === null) return null;
  const { workspaceId, id } = named;
  const whole = depsOf(installation, { workspaceId });
  const feed = await whole.client.calendarFeed.findFirst({
    where: { id },
    include: { apiKey: { select: { revokedAt: true, expiresAt: true, scopes: true } } },
    relationLoadStrategy: "join",
  });
  if (feed === null || calendarFeedStatus(feed, machineClock.now()) !== "ACTIVE") return null;
  const deps = depsOf(installation, scopeOfFeed(feed));
  const calendar = await readRenewalCalendar(deps);
  const unknownExpiries = await countUnknownExpiries(deps.client);
  const urls = new Map(
    calendar.expiries.flatMap(({ sellerAccountId, account }) => {
      const url = nextActionUrl(sellerCentral, account, "RENEW_IN_SELLER_CENTRAL");
      return url === null ? [] : [[sellerAccountId, url] as const];
    }),
  );
  const shown = hashShown([feed.name, ...describe(calendar), unknownExpiries, [...urls]]);
  return {
    ...{ id, name: feed.name, calendar, unknownExpiries, urls, shown },
    ...(await noteReading(whole, feed, shown)),
  };
}

/** A feed of one account reads behind the walls of that account. */
function scopeOfFeed({ workspaceId, sellerAccountId }: CalendarFeed) {
  return sellerAccountId === null ? { workspaceId } : { workspaceId, sellerAccountId };
}

/** What is shown of a calendar, and not from when to when it was read, which always changes. */
function describe({ expiries, days, isCut }: RenewalCalendar) {
  const plan = days.map(({ day, expiries: together }) => [
    day,
    together.map(({ sellerAccountId }) => sellerAccountId),
  ]);
  return [expiries, plan, isCut];
}

function hashShown(shown: unknown): string {
  return createHash("sha256").update(JSON.stringify(shown)).digest("base64url");
}
