import { timingSafeEqual } from "node:crypto";
import { parse } from "uuid";
import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";

const ID_BYTES = 16;
/** The spelling of an id and its signature of 32 bytes. */
const STATE = /^[\w-]{64}$/;

/** What Amazon hands back with a consent: a row's id, and a signature without which the id opens nothing. */
export function stateOf(cipher: Cipher, authorizationId: string): string {
  const id = parse(authorizationId);
  return Buffer.concat([id, sign(cipher, authorizationId)]).toString("base64url");
}

/** The id that a state was made for; null for anything that was not made here. */
export function readState(cipher: Cipher, state: string): string | null {
  if (!STATE.test(state)) return null;
  const bytes = Buffer.from(state, "base64url");
  const id = Buffer.from(bytes.subarray(0, ID_BYTES)).toString("hex");
  const authorizationId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const isOurs = timingSafeEqual(bytes.subarray(ID_BYTES), sign(cipher, authorizationId));
  return isOurs ? authorizationId : null;
}

function sign(cipher: Cipher, authorizationId: string): Uint8Array {
  return cipher.keyedHash("authorization-state", new Secret(authorizationId));
}
