import { MAX_ORDERS_PER_SELLER } from "../policy.ts";

const HALF = 10 ** 7;
const SPACE = HALF * HALF;
/** Scatters consecutive numbers over the whole space; has no factor in common with it. */
const MULTIPLIER = 61_803_398_874_989;
const INVERSE = invert(MULTIPLIER, SPACE);
const PATTERN = /^(\d{3})-(\d{7})-(\d{7})$/;

/** Whose order an id names, and the how-manieth of that seller. */
export interface OrderPlace {
  sellerIndex: number;
  orderNumber: number;
}

/** An order id as Amazon's look. It carries its place, so no table of orders has to be kept. */
export function formatOrderId(salt: number, place: OrderPlace): string {
  const scattered = scatter(salt, place);
  const high = Math.floor(scattered / HALF);
  const low = scattered - high * HALF;
  return `${getPrefix(scattered)}-${pad(high)}-${pad(low)}`;
}

/** Decides what the order is like: evenly spread, and the same for the same id. */
export function getChance(salt: number, place: OrderPlace): number {
  return modulo(scatter(salt, place), HALF);
}

function scatter(salt: number, { sellerIndex, orderNumber }: OrderPlace): number {
  const ordinal = sellerIndex * MAX_ORDERS_PER_SELLER + orderNumber;
  return modulo(multiply(ordinal, MULTIPLIER) + salt, SPACE);
}

/** Null for text that is no order id at all; the place may well name no existing order. */
export function parseOrderId(salt: number, text: string): OrderPlace | null {
  const [, prefix, high, low] = PATTERN.exec(text) ?? [];
  if (prefix === undefined) return null;
  const scattered = Number(high) * HALF + Number(low);
  if (`${getPrefix(scattered)}` !== prefix) return { sellerIndex: -1, orderNumber: -1 };
  const ordinal = multiply((scattered + SPACE - (salt % SPACE)) % SPACE, INVERSE);
  return {
    sellerIndex: Math.floor(ordinal / MAX_ORDERS_PER_SELLER),
    orderNumber: ordinal % MAX_ORDERS_PER_SELLER,
  };
}

function getPrefix(scattered: number): number {
  return 111 + modulo(scattered, 4);
}

function pad(half: number): string {
  return String(half + HALF).slice(1);
}

/** a × b within the space, in halves, so that no step leaves the whole numbers that are exact. */
function multiply(a: number, b: number): number {
  const [aHigh, bHigh] = [Math.floor(a / HALF), Math.floor(b / HALF)];
  const [aLow, bLow] = [a - aHigh * HALF, b - bHigh * HALF];
  const crossed = modulo(aHigh * bLow + aLow * bHigh, HALF);
  return modulo(crossed * HALF + aLow * bLow, SPACE);
}

/** The operator % would take most of an id's time for numbers beyond 32 bits. */
function modulo(value: number, modulus: number): number {
  return value - Math.floor(value / modulus) * modulus;
}

function invert(value: number, modulus: number): number {
  let [previous, current] = [modulus, value];
  let [previousFactor, factor] = [0, 1];
  while (current > 0) {
    const quotient = Math.floor(previous / current);
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((previousFactor % modulus) + modulus) % modulus;
}
