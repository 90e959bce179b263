import type { OrderSearch } from "../../orders/select-page.ts";
import { SEARCH_BOUND_LAG_MS } from "../../policy.ts";
import type { Seller } from "../../store/state.ts";
import { answerError } from "../answers.ts";
import { readList, readTime } from "../query.ts";
import { refuseMarketplaces } from "../read-search.ts";
import { FULFILLMENT_CHANNELS, ORDER_STATUSES } from "./describe-order.ts";

const MAX_LISTED = 50;
const MAX_RESULTS_PER_PAGE = 100;

/** The search that a getOrders query asks for, or the answer that refuses it. */
export function readGetOrders(url: URL, seller: Seller, now: number): OrderSearch | Response {
  const created = readTime(url, "CreatedAfter");
  const updated = readTime(url, "LastUpdatedAfter");
  const createdBefore = readTime(url, "CreatedBefore");
  const updatedBefore = readTime(url, "LastUpdatedBefore");
  if ([created, updated, createdBefore, updatedBefore].includes(null)) {
    return refuse("timestamp must follow ISO8601");
  }
  if ((created === undefined) === (updated === undefined)) {
    return refuse("Exactly one of CreatedAfter and LastUpdatedAfter must be specified.");
  }
  const isByCreation = created !== undefined;
  const after = created ?? updated ?? 0;
  const [before, other] = isByCreation
    ? [createdBefore, updatedBefore]
    : [updatedBefore, createdBefore];
  if (typeof other === "number") return refuse();
  if (typeof before === "number" && (before < after || before > now - SEARCH_BOUND_LAG_MS)) {
    return refuse();
  }

  const marketplaceIds = readList(url, "MarketplaceIds");
  const maxResults = Number(url.searchParams.get("MaxResultsPerPage") ?? MAX_RESULTS_PER_PAGE);
  if (marketplaceIds.length === 0) return refuse("MarketplaceIds is required.");
  if (marketplaceIds.length > MAX_LISTED || !isPageSize(maxResults)) return refuse();
  const fulfillmentStatuses = translate(readList(url, "OrderStatuses"), ORDER_STATUSES);
  const fulfilledBy = translate(readList(url, "FulfillmentChannels"), FULFILLMENT_CHANNELS);
  if (!fulfillmentStatuses || !fulfilledBy) return refuse();

  return (
    refuseMarketplaces(marketplaceIds, seller) ?? {
      by: isByCreation ? "createdAt" : "lastUpdatedAt",
      after,
      before: before ?? now,
      marketplaceIds,
      fulfillmentStatuses,
      fulfilledBy,
      maxResults,
    }
  );
}

/** Orders v0 seldom says what is wrong. */
export function refuse(
  message = "The input you have submitted is not valid. Please check your input and try again.",
): Response {
  return answerError(400, { code: "InvalidInput", message, details: "" });
}

function isPageSize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= MAX_RESULTS_PER_PAGE;
}

/** The sandbox's own words for those of Orders v0; null when one is unknown. */
function translate(given: string[], words: Record<string, string>): string[] | null {
  const known = Object.entries(words);
  const found = given.map((word) => known.find(([, theirs]) => theirs === word)?.[0]);
  const translated = found.filter((word) => word !== undefined);
  return translated.length === given.length ? translated : null;
}
