import { timingSafeEqual } from "node:crypto";
import { isScope, type Scope } from "../access/scope.ts";
import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";

/** What a session token says. Its bearer can read it, and not change it. */
export interface SessionClaims {
  id: string;
  workspaceId: string;
  /** The key that it was minted with. */
  keyId: string;
  /** The one account that it is for; null: all of the workspace. */
  sellerAccountId: string | null;
  /** The tool's own id of its user; null: none was given. */
  subject: string | null;
  scopes: Scope[];
  expiresAt: Date;
}

const TOKEN = /^eg_session_([\w-]{20,2000})\.([\w-]{43})$/;

/** What a token is made of, without its signature: alone it opens nothing. */
export function writeClaims(claims: SessionClaims): string {
  const { id, workspaceId, keyId, sellerAccountId, subject, scopes, expiresAt } = claims;
  const values = [1, id, workspaceId, keyId, sellerAccountId, subject, scopes, Number(expiresAt)];
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** The token of these claims: always the same, so that it need not be kept to be shown again. */
export function signClaims(cipher: Cipher, body: string): Secret {
  return new Secret(`eg_session_${body}.${Buffer.from(sign(cipher, body)).toString("base64url")}`);
}

/** What a token says that was signed here; null for anything else. Also of one that is over. */
export function readSessionToken(cipher: Cipher, presented: Secret): SessionClaims | null {
  const [, body, signature] = TOKEN.exec(presented.reveal()) ?? [];
  if (body === undefined || signature === undefined) return null;
  if (!timingSafeEqual(Buffer.from(signature, "base64url"), sign(cipher, body))) return null;
  return parseClaims(body);
}

function sign(cipher: Cipher, body: string): Uint8Array {
  return cipher.keyedHash("session-token", new Secret(body));
}

/** Only what was signed here gets here. */
function parseClaims(body: string): SessionClaims | null {
  const values: unknown = JSON.parse(Buffer.from(body, "base64url").toString());
  if (!Array.isArray(values) || values[0] !== 1) return null;
  const [, id, workspaceId, keyId, sellerAccountId, subject, scopes, expiresAt] = values;
  return {
    ...{ id, workspaceId, keyId, sellerAccountId, subject },
    scopes: scopes.filter(isScope),
    expiresAt: new Date(expiresAt),
  };
}
