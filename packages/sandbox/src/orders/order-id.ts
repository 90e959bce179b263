import { MAX_ORDERS_PER_SELLER } from "../policy.ts";

const SPACE = 10n ** 14n;
/** Scatters consecutive numbers over the whole space; has no factor in common with it. */
const MULTIPLIER = 61_803_398_874_989n;
const INVERSE = invert(MULTIPLIER, SPACE);
const ORDERS = BigInt(MAX_ORDERS_PER_SELLER);
const PATTERN = /^(\d{3})-(\d{7})-(\d{7})$/;

/** Whose order an id names, and the how-manieth of that seller. */
export interface OrderPlace {
  sellerIndex: number;
  orderNumber: number;
}

/** An order id as Amazon's look. It carries its place, so no table of orders has to be kept. */
export function formatOrderId(salt: number, place: OrderPlace): string {
  const ordinal = BigInt(place.sellerIndex) * ORDERS + BigInt(place.orderNumber);
  const scattered = (ordinal * MULTIPLIER + BigInt(salt)) % SPACE;
  const digits = scattered.toString().padStart(14, "0");
  return `${getPrefix(scattered)}-${digits.slice(0, 7)}-${digits.slice(7)}`;
}

/** Null for text that is no order id at all; the place may well name no existing order. */
export function parseOrderId(salt: number, text: string): OrderPlace | null {
  const [, prefix, high, low] = PATTERN.exec(text) ?? [];
  if (prefix === undefined) return null;
  const scattered = BigInt(`${high}${low}`);
  if (getPrefix(scattered) !== prefix) return { sellerIndex: -1, orderNumber: -1 };
  const ordinal = ((scattered + SPACE - (BigInt(salt) % SPACE)) * INVERSE) % SPACE;
  return { sellerIndex: Number(ordinal / ORDERS), orderNumber: Number(ordinal % ORDERS) };
}

function getPrefix(scattered: bigint): string {
  return `${111n + (scattered % 4n)}`;
}

function invert(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value];
  let [previousFactor, factor] = [0n, 1n];
  while (current > 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((previousFactor % modulus) + modulus) % modulus;
}
