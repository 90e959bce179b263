import { createHmac } from "node:crypto";
import { formatUuid } from "../random.ts";
import type { Seller, State } from "../store/state.ts";
import { openText, sealText } from "./sealed-text.ts";

export const MIGRATION_SCOPE = "sellingpartnerapi::migration";
export const NOTIFICATIONS_SCOPE = "sellingpartnerapi::notifications";
export const ROTATION_SCOPE = "sellingpartnerapi::client_credential:rotation";
export const GRANTLESS_SCOPES: readonly string[] = [
  MIGRATION_SCOPE,
  NOTIFICATIONS_SCOPE,
  ROTATION_SCOPE,
];

/** Pads access tokens to the length that Amazon's have. */
const ACCESS_TEXT_CHARS = 245;

/** What an access token or code says; whether it still holds is for the grant to decide. */
export interface Issued {
  sellingPartnerId: string;
  generation: number;
  issuedAt: number;
}

export function formatRefreshToken(state: State, seller: Seller): string {
  const { sellingPartnerId, grant } = seller;
  return `Atzr|${sealText(state.key, `refresh ${sellingPartnerId} ${grant.generation}`)}`;
}

export function readRefreshToken(
  state: State,
  token: string,
): { sellingPartnerId: string; generation: number } | null {
  const words = readWords(state, "Atzr|", token, "refresh");
  return words && { sellingPartnerId: words[0] ?? "", generation: Number(words[1]) };
}

/** The string that a seller's Manage Your Apps shows. */
export function formatGrantToken(state: State, seller: Seller): string {
  return seller.credential === "MWS_AUTH_TOKEN"
    ? formatMwsAuthToken(state, seller)
    : formatRefreshToken(state, seller);
}

export function formatMwsAuthToken(state: State, seller: Seller): string {
  const text = `mws ${seller.sellingPartnerId} ${seller.grant.generation}`;
  return `amzn.mws.${formatUuid(createHmac("sha256", state.key).update(text).digest("hex"))}`;
}

export function issueAccessToken(state: State, seller: Seller, at: number, nonce: string): string {
  const text = `access ${seller.sellingPartnerId} ${seller.grant.generation} ${at} ${nonce} `;
  return `Atza|${sealText(state.key, text.padEnd(ACCESS_TEXT_CHARS, "."))}`;
}

export function issueGrantlessToken(
  state: State,
  scope: string,
  at: number,
  nonce: string,
): string {
  const text = `grantless ${scope} ${at} ${nonce} `;
  return `Atc|${sealText(state.key, text.padEnd(ACCESS_TEXT_CHARS, "."))}`;
}

export function readAccessToken(state: State, token: string): Issued | null {
  return readIssued(readWords(state, "Atza|", token, "access"));
}

export function readGrantlessToken(
  state: State,
  token: string,
): { scope: string; issuedAt: number } | null {
  const words = readWords(state, "Atc|", token, "grantless");
  return words && { scope: words[0] ?? "", issuedAt: Number(words[1]) };
}

export function issueAuthorizationCode(
  state: State,
  seller: Seller,
  at: number,
  nonce: string,
  redirectUri: string | null = null,
): string {
  const { sellingPartnerId, grant } = seller;
  const text = `code ${sellingPartnerId} ${grant.generation} ${at} ${nonce}`;
  // Encoded, for a space would end the word.
  return `AN${sealText(state.key, redirectUri === null ? text : `${text} ${encodeURIComponent(redirectUri)}`)}`;
}

/** With the redirect URI that its consent request named; null where that named none. */
export function readAuthorizationCode(
  state: State,
  code: string,
): (Issued & { redirectUri: string | null }) | null {
  const words = readWords(state, "AN", code, "code");
  const issued = readIssued(words);
  return issued && { ...issued, redirectUri: words?.[4] ? decodeURIComponent(words[4]) : null };
}

function readIssued(words: string[] | null): Issued | null {
  return (
    words && {
      sellingPartnerId: words[0] ?? "",
      generation: Number(words[1]),
      issuedAt: Number(words[2]),
    }
  );
}

/** The words that a string of this prefix and purpose carries; null for any other string. */
export function readWords(
  state: State,
  prefix: string,
  token: string,
  purpose: string,
): string[] | null {
  if (!token.startsWith(prefix)) return null;
  const [word, ...words] = openText(state.key, token.slice(prefix.length))?.split(" ") ?? [];
  return word === purpose ? words : null;
}
