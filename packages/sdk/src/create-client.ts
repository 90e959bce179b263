import { type ApiKeys, createApiKeys } from "./api-keys.ts";
import { type Audit, createAudit } from "./audit/audit.ts";
import { type CalendarFeeds, createCalendarFeeds } from "./calendar-feeds.ts";
import { createLogDeps } from "./events/create-log-deps.ts";
import { type EventStream, type SubscribeOptions, subscribe } from "./events/subscribe.ts";
import { createMwsTokens, type MwsTokens } from "./mws-tokens.ts";
import { createRenewLinks, type RenewLinks } from "./renew-links.ts";
import { createSend } from "./requests/create-send.ts";
import { checkToken, type TokenSource } from "./requests/read-token.ts";
import { createReviewAutomations, type ReviewAutomations } from "./review-automations.ts";
import { createSellerAccounts, type SellerAccounts } from "./seller-accounts.ts";
import { createSessionTokens, type SessionTokens } from "./session-tokens.ts";

/** Where the API is and who is asking. */
export interface ClientOptions {
  /** The address of the GraphQL endpoint, such as `https://evergrant.example/graphql`. */
  url: string;
  /**
   * An API key, a session token, or the token of a signed-in user. Or a function that gives it: asked
   * before each request and each connection, so that it had better keep what it has; and once more, with
   * `isRefused`, when the API no longer accepts what it gave. Streams then go on exactly where they were.
   */
  token: TokenSource;
  /** Sends every request, instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

/** The workspace's events. */
export interface Events {
  /**
   * What happens, as it happens, in order, each event once. Reconnects by itself after a cut, a
   * restart of the server, or 30 seconds without a sign of life, and goes on exactly where it was.
   * The starting place is asked for at once, before the first event is read; see
   * {@link EventStream.ready}. Keep the last event's `cursor` to go on from it in another process,
   * as `after`. Needs events:read.
   *
   * @example
   * ```ts
   * for await (const event of evergrant.events.subscribe({ types: ["TOKEN_DISABLED"] })) {
   *   if (event.__typename === "MwsTokenStatusChanged") notify(event.sellerAccount, event.reason);
   * }
   * ```
   *
   * @throws {@link ApiError}, while being read, for what trying again does not mend:
   * UNAUTHENTICATED (with a `reason` where an open stream was ended), FORBIDDEN, BAD_INPUT, and CURSOR_EXPIRED, when
   * more happened since `after` than is told again: subscribe without it, await `ready`, read the state anew
   * (`sellerAccounts.list()`), then read the stream, and nothing is missed. Without this SDK its `snapshotQuery`
   * does the same. {@link NetworkError} where the url is not the API's.
   */
  subscribe(options?: SubscribeOptions): EventStream;
}

/** The API of one workspace, by its nouns. */
export interface EvergrantClient {
  /** Connects, lists and reads seller accounts. */
  readonly sellerAccounts: SellerAccounts;
  /** Enables, verifies and disables tokens, and waits for their status. */
  readonly mwsTokens: MwsTokens;
  /** Makes and withdraws links with which sellers renew their accounts. */
  readonly renewLinks: RenewLinks;
  /** Switches Review Automation on and off. */
  readonly reviewAutomations: ReviewAutomations;
  /** Makes, changes, rotates and revokes API keys. */
  readonly apiKeys: ApiKeys;
  /** Makes, lists and revokes calendars of what expires. */
  readonly calendarFeeds: CalendarFeeds;
  /** Mints short-lived tokens for embedding. */
  readonly sessionTokens: SessionTokens;
  /** Tells what happens, as it happens. */
  readonly events: Events;
  /** Downloads the log as an audit, and verifies it. */
  readonly audit: Audit;
}

/**
 * Creates a client. Nothing is sent yet, and nothing is kept between two calls.
 *
 * Mutations answer a union: the payload, or one of the refusals that the schema lists, told apart by
 * `__typename`; {@link unwrap} turns refusals into exceptions. A request that is refused as a whole
 * throws {@link ApiError}, one that was not answered {@link NetworkError}.
 *
 * @example
 * ```ts
 * const evergrant = createClient({ url: "https://evergrant.example/graphql", token: apiKey });
 * const { mwsToken } = unwrap(await evergrant.mwsTokens.verify({ sellerAccountId }));
 * console.log(mwsToken.status);
 * ```
 *
 * @throws TypeError for a token that no header can carry. The message does not hold it.
 */
export function createClient({ url, token, fetch: givenFetch }: ClientOptions): EvergrantClient {
  if (typeof token === "string") checkToken(token);
  const connection = { url, token, fetch: givenFetch ?? globalThis.fetch.bind(globalThis) };
  const send = createSend(connection);
  const deps = createLogDeps(connection, send);
  return {
    sellerAccounts: createSellerAccounts(send),
    mwsTokens: createMwsTokens(deps),
    renewLinks: createRenewLinks(send),
    reviewAutomations: createReviewAutomations(send),
    apiKeys: createApiKeys(send),
    calendarFeeds: createCalendarFeeds(send),
    sessionTokens: createSessionTokens(send),
    events: { subscribe: (options = {}) => subscribe(deps, options) },
    audit: createAudit(send),
  };
}
