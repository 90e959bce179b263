import type { AmazonRegion } from "@evergrant/core";

const REGIONS: Record<AmazonRegion, string> = {
  NA: "North America",
  EU: "Europe, Middle East and India",
  FE: "Far East",
};

const ENDS_SHOWN = 4;

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const MOMENT = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "UTC",
});

export function nameRegion(region: AmazonRegion): string {
  return REGIONS[region];
}

/** A seller's id for those who know it: enough to tell two accounts apart. */
export function shortenSellerId(sellingPartnerId: string): string {
  if (sellingPartnerId.length <= 2 * ENDS_SHOWN) return sellingPartnerId;
  return `${sellingPartnerId.slice(0, ENDS_SHOWN)}…${sellingPartnerId.slice(-ENDS_SHOWN)}`;
}

export function formatDay(date: Date): string {
  return DAY.format(date);
}

export function formatMoment(date: Date): string {
  return `${MOMENT.format(date)} UTC`;
}
