import {
  ConnectSellerAccountDocument,
  type ConnectSellerAccountInput,
  type ConnectSellerAccountMutation,
  ExplainDocument,
  type ExplainQuery,
  SellerAccountDocument,
  type SellerAccountFieldsFragment,
  type SellerAccountFilter,
  type SellerAccountOrder,
  SellerAccountsDocument,
  StartAuthorizationDocument,
  type StartAuthorizationInput,
  type StartAuthorizationMutation,
} from "./generated/graphql.ts";
import { MAX_PAGE_SIZE } from "./policy.ts";
import type { Send } from "./requests/create-send.ts";

/** An Amazon seller account that the workspace has connected. */
export type SellerAccount = SellerAccountFieldsFragment;

/** What became of {@link SellerAccounts.connect}: its payload, or one of its refusals. */
export type ConnectSellerAccountResult = ConnectSellerAccountMutation["connectSellerAccount"];

/** What became of {@link SellerAccounts.startAuthorization}: its payload, or one of its refusals. */
export type StartAuthorizationResult = StartAuthorizationMutation["startAuthorization"];

/** Why an account's token is what it is now, step by step. */
export type AccountExplanation = NonNullable<ExplainQuery["explain"]>;

/** Which accounts to list, and how. */
export interface ListSellerAccountsArgs {
  /** How many to read at once, at most 100, which is also what is read unless said. */
  first?: number | null | undefined;
  /** Only what comes after this cursor of a list in the same order. */
  after?: string | null | undefined;
  /** Only the accounts that meet every condition given. */
  filter?: SellerAccountFilter | null | undefined;
  /** NAME unless said; ascending, unknown dates last. */
  orderBy?: SellerAccountOrder | null | undefined;
}

/** The seller accounts of the key's workspace. */
export interface SellerAccounts {
  /**
   * Connects a seller account with a token, once Amazon has accepted it. May take 10 seconds.
   * Needs accounts:write.
   *
   * @example
   * ```ts
   * const { sellerAccount } = unwrap(
   *   await evergrant.sellerAccounts.connect({
   *     name: "My shop",
   *     sellingPartnerId: "A2EUQ1WTGCTBG2",
   *     region: "NA",
   *     token: pastedToken,
   *     expiresAt: "2027-03-01T00:00:00Z",
   *   }),
   * );
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  connect(input: ConnectSellerAccountInput): Promise<ConnectSellerAccountResult>;

  /**
   * All accounts that meet the filter, in order; the next page is read when the loop gets there.
   * Needs accounts:read.
   *
   * @example
   * ```ts
   * for await (const { name } of evergrant.sellerAccounts.list({ filter: { hasAlert: true } })) {
   *   console.log(`${name} needs you`);
   * }
   * ```
   *
   * @throws {@link ApiError}, {@link NetworkError}, while being read.
   */
  list(args?: ListSellerAccountsArgs): AsyncIterable<SellerAccount>;

  /**
   * One account, or null for an id that the workspace does not know. Needs accounts:read.
   *
   * @throws {@link ApiError}, {@link NetworkError}.
   */
  get(id: string): Promise<SellerAccount | null>;

  /**
   * Why an account's token is what it is now: what was seen, the rule that was followed, and the event it
   * led to; null for an id that the workspace does not know. Needs events:read.
   *
   * @example
   * ```ts
   * const explanation = await evergrant.sellerAccounts.explain(id);
   * for (const { at, sentence } of explanation?.steps ?? []) console.log(at, sentence);
   * ```
   *
   * @throws {@link ApiError}, {@link NetworkError}.
   */
  explain(id: string): Promise<AccountExplanation | null>;

  /**
   * Begins a renewal by Amazon's authorization page, or a new account where none is named. Open `url`
   * in the seller's browser within ten minutes; it works once. What came of it is told by events, and
   * to the browser at `returnUrl`. Needs tokens:write, and accounts:write for a new account.
   *
   * @example
   * ```ts
   * const { url } = unwrap(
   *   await evergrant.sellerAccounts.startAuthorization({ sellerAccountId, returnUrl: here }),
   * );
   * location.assign(url);
   * ```
   *
   * @throws {@link ApiError} when the request is refused as a whole, {@link NetworkError}.
   */
  startAuthorization(input: StartAuthorizationInput): Promise<StartAuthorizationResult>;
}

export function createSellerAccounts(send: Send): SellerAccounts {
  return {
    connect: async (input) =>
      (await send(ConnectSellerAccountDocument, { input })).connectSellerAccount,
    list: (args = {}) => ({ [Symbol.asyncIterator]: () => readPages(send, args) }),
    get: (id) => readSellerAccount(send, id),
    explain: async (sellerAccountId) => (await send(ExplainDocument, { sellerAccountId })).explain,
    startAuthorization: async (input) =>
      (await send(StartAuthorizationDocument, { input })).startAuthorization,
  };
}

/** One account as it is now; null for an id that the workspace does not know. */
export async function readSellerAccount(
  send: Send,
  id: string,
  signal?: AbortSignal,
): Promise<SellerAccount | null> {
  return (await send(SellerAccountDocument, { id }, signal)).sellerAccount;
}

async function* readPages(
  send: Send,
  { first, after, filter, orderBy }: ListSellerAccountsArgs,
): AsyncGenerator<SellerAccount, void, undefined> {
  const size = Math.min(first ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE);
  let place = after;
  do {
    const { sellerAccounts } = await send(SellerAccountsDocument, {
      first: size,
      after: place,
      filter,
      orderBy,
    });
    for (const { node } of sellerAccounts.edges) yield node;
    place = sellerAccounts.pageInfo.hasNextPage ? sellerAccounts.pageInfo.endCursor : null;
  } while (place !== null);
}
