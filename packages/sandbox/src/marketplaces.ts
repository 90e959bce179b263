export type Region = "NA" | "EU" | "FE";

/** A marketplace as the Sellers API describes it. */
export interface Marketplace {
  id: string;
  name: string;
  countryCode: string;
  defaultCurrencyCode: string;
  defaultLanguageCode: string;
  domainName: string;
  region: Region;
}

export const REGIONS: readonly Region[] = ["NA", "EU", "FE"];

/** Where a seller sells when nothing else is said. */
export const HOME_MARKETPLACE_IDS: Record<Region, string> = {
  NA: "ATVPDKIKX0DER",
  EU: "A1PA6795UKMFR9",
  FE: "A1VC38T7YXB528",
};

// id, country, name, currency, language, region; the domain is the name in lower case
const ROWS: [string, string, string, string, string, Region][] = [
  ["ATVPDKIKX0DER", "US", "Amazon.com", "USD", "en_US", "NA"],
  ["A2EUQ1WTGCTBG2", "CA", "Amazon.ca", "CAD", "en_CA", "NA"],
  ["A1AM78C64UM0Y8", "MX", "Amazon.com.mx", "MXN", "es_MX", "NA"],
  ["A2Q3Y263D00KWC", "BR", "Amazon.com.br", "BRL", "pt_BR", "NA"],
  ["A28R8C7NBKEWEA", "IE", "Amazon.ie", "EUR", "en_IE", "EU"],
  ["A1RKKUPIHCS9HS", "ES", "Amazon.es", "EUR", "es_ES", "EU"],
  ["A1F83G8C2ARO7P", "GB", "Amazon.co.uk", "GBP", "en_GB", "EU"],
  ["A13V1IB3VIYZZH", "FR", "Amazon.fr", "EUR", "fr_FR", "EU"],
  ["AMEN7PMS3EDWL", "BE", "Amazon.com.be", "EUR", "fr_BE", "EU"],
  ["A1805IZSGTT6HS", "NL", "Amazon.nl", "EUR", "nl_NL", "EU"],
  ["A1PA6795UKMFR9", "DE", "Amazon.de", "EUR", "de_DE", "EU"],
  ["APJ6JRA9NG5V4", "IT", "Amazon.it", "EUR", "it_IT", "EU"],
  ["A2NODRKZP88ZB9", "SE", "Amazon.se", "SEK", "sv_SE", "EU"],
  ["AE08WJ6YKNBMC", "ZA", "Amazon.co.za", "ZAR", "en_ZA", "EU"],
  ["A1C3SOZRARQ6R3", "PL", "Amazon.pl", "PLN", "pl_PL", "EU"],
  ["ARBP9OOSHTCHU", "EG", "Amazon.eg", "EGP", "ar_AE", "EU"],
  ["A33AVAJ2PDY3EV", "TR", "Amazon.com.tr", "TRY", "tr_TR", "EU"],
  ["A17E79C6D8DWNP", "SA", "Amazon.sa", "SAR", "ar_AE", "EU"],
  ["A2VIGQ35RCS4UG", "AE", "Amazon.ae", "AED", "en_AE", "EU"],
  ["A21TJRUUN4KGV", "IN", "Amazon.in", "INR", "en_IN", "EU"],
  ["A19VAU5U5O7RUS", "SG", "Amazon.sg", "SGD", "en_SG", "FE"],
  ["A39IBJ37TRP1C6", "AU", "Amazon.com.au", "AUD", "en_AU", "FE"],
  ["A1VC38T7YXB528", "JP", "Amazon.co.jp", "JPY", "ja_JP", "FE"],
];

const marketplaces = new Map(
  ROWS.map(([id, countryCode, name, currency, language, region]): [string, Marketplace] => [
    id,
    {
      id,
      name,
      countryCode,
      defaultCurrencyCode: currency,
      defaultLanguageCode: language,
      domainName: `www.${name.toLowerCase()}`,
      region,
    },
  ]),
);

export function findMarketplace(id: string): Marketplace | undefined {
  return marketplaces.get(id);
}
