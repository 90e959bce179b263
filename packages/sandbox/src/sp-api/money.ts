import { findMarketplace } from "../marketplaces.ts";

/** Written without decimal places, as the yen is. */
const CURRENCIES_WITHOUT_CENTS = ["JPY"];

export function getCurrency(marketplaceId: string): string {
  return findMarketplace(marketplaceId)?.defaultCurrencyCode ?? "USD";
}

export function formatAmount(cents: number, currency: string): string {
  return CURRENCIES_WITHOUT_CENTS.includes(currency) ? String(cents) : (cents / 100).toFixed(2);
}
