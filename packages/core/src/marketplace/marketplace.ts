import type { AmazonRegion } from "../ports.ts";

export interface Marketplace {
  /** Amazon's id. */
  id: string;
  /** ISO 3166-1 alpha-2; `ZZ` for a marketplace that is not known here. */
  countryCode: string;
  name: string;
}

interface KnownMarketplace extends Marketplace {
  region: AmazonRegion;
  sellerCentralUrl: string;
}

/** Where Seller Central is when an account's marketplace is not known. */
const REGION_SELLER_CENTRAL: Record<AmazonRegion, string> = {
  NA: "https://sellercentral.amazon.com",
  EU: "https://sellercentral-europe.amazon.com",
  FE: "https://sellercentral.amazon.co.jp",
};

/** As Amazon's documentation of marketplace ids lists them; IE and ZA Seller Central hosts are second-hand. */
const MARKETPLACES: readonly KnownMarketplace[] = [
  known("ATVPDKIKX0DER", "US", "Amazon.com", "NA", "sellercentral.amazon.com"),
  known("A2EUQ1WTGCTBG2", "CA", "Amazon.ca", "NA", "sellercentral.amazon.ca"),
  known("A1AM78C64UM0Y8", "MX", "Amazon.com.mx", "NA", "sellercentral.amazon.com.mx"),
  known("A2Q3Y263D00KWC", "BR", "Amazon.com.br", "NA", "sellercentral.amazon.com.br"),
  known("A28R8C7NBKEWEA", "IE", "Amazon.ie", "EU", "sellercentral.amazon.ie"),
  known("A1RKKUPIHCS9HS", "ES", "Amazon.es", "EU", "sellercentral-europe.amazon.com"),
  known("A1F83G8C2ARO7P", "GB", "Amazon.co.uk", "EU", "sellercentral-europe.amazon.com"),
  known("A13V1IB3VIYZZH", "FR", "Amazon.fr", "EU", "sellercentral-europe.amazon.com"),
  known("AMEN7PMS3EDWL", "BE", "Amazon.com.be", "EU", "sellercentral.amazon.com.be"),
  known("A1805IZSGTT6HS", "NL", "Amazon.nl", "EU", "sellercentral.amazon.nl"),
  known("A1PA6795UKMFR9", "DE", "Amazon.de", "EU", "sellercentral-europe.amazon.com"),
  known("APJ6JRA9NG5V4", "IT", "Amazon.it", "EU", "sellercentral-europe.amazon.com"),
  known("A2NODRKZP88ZB9", "SE", "Amazon.se", "EU", "sellercentral.amazon.se"),
  known("AE08WJ6YKNBMC", "ZA", "Amazon.co.za", "EU", "sellercentral.amazon.co.za"),
  known("A1C3SOZRARQ6R3", "PL", "Amazon.pl", "EU", "sellercentral.amazon.pl"),
  known("ARBP9OOSHTCHU", "EG", "Amazon.eg", "EU", "sellercentral.amazon.eg"),
  known("A33AVAJ2PDY3EV", "TR", "Amazon.com.tr", "EU", "sellercentral.amazon.com.tr"),
  known("A17E79C6D8DWNP", "SA", "Amazon.sa", "EU", "sellercentral.amazon.sa"),
  known("A2VIGQ35RCS4UG", "AE", "Amazon.ae", "EU", "sellercentral.amazon.ae"),
  known("A21TJRUUN4KGV", "IN", "Amazon.in", "EU", "sellercentral.amazon.in"),
  known("A19VAU5U5O7RUS", "SG", "Amazon.sg", "FE", "sellercentral.amazon.sg"),
  known("A39IBJ37TRP1C6", "AU", "Amazon.com.au", "FE", "sellercentral.amazon.com.au"),
  known("A1VC38T7YXB528", "JP", "Amazon.co.jp", "FE", "sellercentral.amazon.co.jp"),
];

const BY_ID = new Map(MARKETPLACES.map((marketplace) => [marketplace.id, marketplace]));

/** The marketplace of an id; one that Amazon opened since is shown by its id. */
export function marketplaceOf(id: string): Marketplace {
  const found = BY_ID.get(id);
  return found === undefined
    ? { id, countryCode: "ZZ", name: id }
    : { id, countryCode: found.countryCode, name: found.name };
}

export function marketplaceRegion(id: string): AmazonRegion | null {
  return BY_ID.get(id)?.region ?? null;
}

/** Amazon's own example of a callback names this host; the rest of its documentation Seller Central's. */
const CALLBACK_EXAMPLE = "https://amazon.com";

const SELLER_CENTRAL_ORIGINS = new Set([
  CALLBACK_EXAMPLE,
  ...Object.values(REGION_SELLER_CENTRAL),
  ...MARKETPLACES.map(({ sellerCentralUrl }) => sellerCentralUrl),
]);

/** Whether an address is one of Seller Central's, in any marketplace. */
export function isSellerCentralUrl(url: string): boolean {
  return URL.canParse(url) && SELLER_CENTRAL_ORIGINS.has(new URL(url).origin);
}

/** The Seller Central where the access of an account is managed. */
export function sellerCentralOf(region: AmazonRegion, marketplaceIds: readonly string[]): string {
  const first = marketplaceIds.map((id) => BY_ID.get(id)).find((found) => found !== undefined);
  return first?.sellerCentralUrl ?? REGION_SELLER_CENTRAL[region];
}

function known(
  id: string,
  countryCode: string,
  name: string,
  region: AmazonRegion,
  sellerCentralHost: string,
): KnownMarketplace {
  return { id, countryCode, name, region, sellerCentralUrl: `https://${sellerCentralHost}` };
}
