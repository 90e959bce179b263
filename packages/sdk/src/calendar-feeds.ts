import {
  type CalendarFeedFieldsFragment,
  CalendarFeedsDocument,
  CreateCalendarFeedDocument,
  type CreateCalendarFeedInput,
  type CreateCalendarFeedMutation,
  RevokeCalendarFeedDocument,
  type RevokeCalendarFeedInput,
  type RevokeCalendarFeedMutation,
} from "./generated/graphql.ts";
import { MAX_PAGE_SIZE } from "./policy.ts";
import type { Send } from "./requests/create-send.ts";

/** A calendar of what expires: what is known of it, and not its address. */
export type CalendarFeed = CalendarFeedFieldsFragment;

/** What became of {@link CalendarFeeds.create}: its payload, or one of its refusals. */
export type CreateCalendarFeedResult = CreateCalendarFeedMutation["createCalendarFeed"];

/** What became of {@link CalendarFeeds.revoke}: its payload, or one of its refusals. */
export type RevokeCalendarFeedResult = RevokeCalendarFeedMutation["revokeCalendarFeed"];

/** Calendars (iCalendar) of expiries and renewal days. All of it needs accounts:read. */
export interface CalendarFeeds {
  /**
   * Your feeds, with keys:admin everybody's, newest first; the next page is read when the loop gets there.
   *
   * @throws {@link ApiError}, {@link NetworkError}, while being read.
   */
  list(): AsyncIterable<CalendarFeed>;

  /**
   * Makes a feed for calendars to subscribe to. `url` is a secret, and answered here alone: null where an
   * `idempotencyKey` gives the first answer again. It ends with the key that makes it.
   *
   * @example
   * ```ts
   * const { url } = unwrap(await evergrant.calendarFeeds.create({ name: "Our renewals" }));
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  create(input: CreateCalendarFeedInput): Promise<CreateCalendarFeedResult>;

  /**
   * Ends a feed at once.
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  revoke(input: RevokeCalendarFeedInput): Promise<RevokeCalendarFeedResult>;
}

export function createCalendarFeeds(send: Send): CalendarFeeds {
  return {
    list: () => ({ [Symbol.asyncIterator]: () => readPages(send) }),
    create: async (input) => (await send(CreateCalendarFeedDocument, { input })).createCalendarFeed,
    revoke: async (input) => (await send(RevokeCalendarFeedDocument, { input })).revokeCalendarFeed,
  };
}

async function* readPages(send: Send): AsyncGenerator<CalendarFeed, void, undefined> {
  let after: string | null = null;
  do {
    const { calendarFeeds }: Awaited<ReturnType<typeof readPage>> = await readPage(send, after);
    for (const { node } of calendarFeeds.edges) yield node;
    after = calendarFeeds.pageInfo.hasNextPage ? calendarFeeds.pageInfo.endCursor : null;
  } while (after !== null);
}

function readPage(send: Send, after: string | null) {
  return send(CalendarFeedsDocument, { first: MAX_PAGE_SIZE, after });
}
