import { findMarketplace } from "../marketplaces.ts";
import type { Order } from "./order.ts";

export interface Buyer {
  name: string;
  /** As Amazon gives it: it leads to the buyer, but does not say who that is. */
  email: string;
  address: {
    line1: string;
    city: string;
    state: string;
    postalCode: string;
    countryCode: string;
    phone: string;
  };
}

const FIRST_NAMES = ["Ada", "Bruno", "Chiara", "Daniel", "Emi", "Farid", "Greta", "Hugo"];
const LAST_NAMES = ["Arden", "Brook", "Castell", "Dunmore", "Ekholm", "Fairley", "Grange"];
const STREETS = ["Harbour Street", "Mill Lane", "Orchard Road", "Station Road", "Wharf Street"];

// country: city, state or region, postal code
const PLACES: Record<string, [city: string, state: string, postalCode: string]> = {
  US: ["Portland", "OR", "97205"],
  CA: ["Halifax", "NS", "B3H 1A1"],
  MX: ["Puebla", "PUE", "72000"],
  BR: ["Recife", "PE", "50010-000"],
  GB: ["Bristol", "Avon", "BS1 4DJ"],
  DE: ["Bremen", "HB", "28195"],
  FR: ["Nantes", "Pays de la Loire", "44000"],
  IT: ["Genova", "GE", "16121"],
  ES: ["Bilbao", "Bizkaia", "48001"],
  JP: ["Kobe", "Hyogo", "650-0001"],
  AU: ["Hobart", "TAS", "7000"],
};

/** Who bought an order: invented, and always the same for the same order. */
export function generateBuyer(order: Order): Buyer {
  const marketplace = findMarketplace(order.marketplaceId);
  const countryCode = marketplace?.countryCode ?? "US";
  const [city, state, postalCode] = PLACES[countryCode] ?? ["Sampleton", "", "10000"];
  const digits = order.orderId.replaceAll("-", "");
  const chance = Number(digits.slice(-9));
  const pick = (list: string[], step: number) =>
    list[Math.floor(chance / step) % list.length] ?? "";
  const domain = (marketplace?.domainName ?? "www.amazon.com").replace("www.", "marketplace.");
  return {
    name: `${pick(FIRST_NAMES, 1)} ${pick(LAST_NAMES, 8)}`,
    email: `${BigInt(digits).toString(36)}@${domain}`,
    address: {
      line1: `${1 + (chance % 180)} ${pick(STREETS, 56)}`,
      city,
      state,
      postalCode,
      countryCode,
      phone: `+1 555 01${String(chance % 100).padStart(2, "0")}`,
    },
  };
}
