import type { JSONWebKeySet } from "jose";
import { z } from "zod";
import { isSafeUrl, type JwtIssuer } from "./issuer.ts";

const TIMEOUT_MS = 3_000;

const KEY_SET = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const DISCOVERY = z.object({ issuer: z.string(), jwks_uri: z.string().refine(isSafeUrl) });

/** The issuer's public keys, from where it was said, or from where the issuer itself says. */
export async function loadKeys(
  fetch: typeof globalThis.fetch,
  { issuer, jwksUrl }: Pick<JwtIssuer, "issuer" | "jwksUrl">,
): Promise<JSONWebKeySet> {
  const url = jwksUrl ?? (await discover(fetch, issuer));
  return KEY_SET.parse(await read(fetch, url));
}

async function discover(fetch: typeof globalThis.fetch, issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const found = DISCOVERY.parse(await read(fetch, url));
  if (found.issuer !== issuer) throw new Error(`${url} speaks for another issuer.`);
  return found.jwks_uri;
}

async function read(fetch: typeof globalThis.fetch, url: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}
