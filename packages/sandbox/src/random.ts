import { getRandomValues } from "node:crypto";

const HEX_DIGITS = "0123456789abcdef";
const BASE36_UPPER_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DECIMAL_DIGITS = "0123456789";

/** Drawn in bulk: a call for each number would cost more than all else in a token exchange. */
const pool = new Uint32Array(4_096);
let drawn = pool.length;

/** A number in [0, 1), fit for secrets. */
export function drawRandom(): number {
  if (drawn === pool.length) {
    getRandomValues(pool);
    drawn = 0;
  }
  const word = pool[drawn] ?? 0;
  pool[drawn++] = 0;
  return word / 2 ** 32;
}

function drawFrom(digits: string, length: number, random: () => number): string {
  let text = "";
  while (text.length < length) text += digits.charAt(Math.floor(random() * digits.length));
  return text;
}

export function drawHex(length: number, random: () => number): string {
  return drawFrom(HEX_DIGITS, length, random);
}

export function drawDecimal(length: number, random: () => number): string {
  return drawFrom(DECIMAL_DIGITS, length, random);
}

export function drawClientSecret(random: () => number): string {
  return `amzn1.oa2-cs.v1.${drawHex(64, random)}`;
}

/** A seller id as Amazon's look: A and 13 digits of base 36. */
export function drawSellingPartnerId(random: () => number): string {
  return `A${drawFrom(BASE36_UPPER_DIGITS, 13, random)}`;
}

/** 32 hexadecimal digits in a UUID's groups, marked as version 4. */
export function formatUuid(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
