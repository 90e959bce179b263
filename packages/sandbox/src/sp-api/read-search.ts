import { findMarketplace } from "../marketplaces.ts";
import type { OrderSearch } from "../orders/select-page.ts";
import { SEARCH_BOUND_LAG_MS } from "../policy.ts";
import type { Seller } from "../store/state.ts";
import { answerDenied, answerInvalidInput, DETAILS } from "./answers.ts";
import { INCLUDED_DATA } from "./order-answer.ts";
import { readList, readTime } from "./query.ts";

const MAX_MARKETPLACES = 50;
const MAX_RESULTS_PER_PAGE = 100;
const FULFILLMENT_STATUSES = [
  "PENDING_AVAILABILITY",
  "PENDING",
  "UNSHIPPED",
  "PARTIALLY_SHIPPED",
  "SHIPPED",
  "CANCELLED",
  "UNFULFILLABLE",
];
const FULFILLED_BY = ["AMAZON", "MERCHANT"];

export interface Search extends OrderSearch {
  includedData: string[];
}

/** The search that a query asks for, or the answer that refuses it. */
export function readSearch(url: URL, seller: Seller, now: number): Search | Response {
  const created = readTime(url, "createdAfter");
  const updated = readTime(url, "lastUpdatedAfter");
  if ((created === undefined) === (updated === undefined)) {
    return answerInvalidInput("Provide exactly one of createdAfter and lastUpdatedAfter");
  }
  const [by, prefix, other] =
    created === undefined
      ? (["lastUpdatedAt", "lastUpdated", "created"] as const)
      : (["createdAt", "created", "lastUpdated"] as const);
  const after = created ?? updated;
  const before = readTime(url, `${prefix}Before`);
  if (after === null || after === undefined || before === null) {
    return answerInvalidInput("Invalid Input");
  }
  if (url.searchParams.has(`${other}Before`)) {
    return answerInvalidInput(`${other}Before cannot be combined with ${prefix}After`);
  }
  if (before !== undefined && (before < after || before > now - SEARCH_BOUND_LAG_MS)) {
    return answerInvalidInput(
      `${prefix}Before must not be before ${prefix}After and must be at least two minutes ago`,
    );
  }

  const search: Search = {
    by,
    after,
    before: before ?? now,
    marketplaceIds: readList(url, "marketplaceIds"),
    fulfillmentStatuses: readList(url, "fulfillmentStatuses"),
    fulfilledBy: readList(url, "fulfilledBy"),
    includedData: readList(url, "includedData"),
    maxResults: Number(url.searchParams.get("maxResultsPerPage") ?? MAX_RESULTS_PER_PAGE),
  };
  return refuseFilters(search, seller) ?? search;
}

function refuseFilters(search: Search, seller: Seller): Response | null {
  const { maxResults, marketplaceIds } = search;
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > MAX_RESULTS_PER_PAGE) {
    return answerInvalidInput("maxResultsPerPage must be between 1 and 100");
  }
  if (marketplaceIds.length > MAX_MARKETPLACES) {
    return answerInvalidInput("At most 50 marketplaceIds are allowed");
  }
  const enumerated: [string, string[], string[]][] = [
    ["fulfillmentStatuses", search.fulfillmentStatuses, FULFILLMENT_STATUSES],
    ["fulfilledBy", search.fulfilledBy, FULFILLED_BY],
    ["includedData", search.includedData, INCLUDED_DATA],
  ];
  for (const [name, values, known] of enumerated) {
    if (values.some((value) => !known.includes(value))) {
      return answerInvalidInput(`Unknown value in ${name}`);
    }
  }
  return refuseMarketplaces(marketplaceIds, seller);
}

/** A marketplace must exist, and in the seller's region. */
export function refuseMarketplaces(marketplaceIds: string[], seller: Seller): Response | null {
  for (const marketplaceId of marketplaceIds) {
    const marketplace = findMarketplace(marketplaceId);
    if (!marketplace) return answerInvalidInput(`Unknown marketplace in marketplaceIds`);
    if (marketplace.region !== seller.region) return answerDenied(DETAILS.wrongMarketplace);
  }
  return null;
}
