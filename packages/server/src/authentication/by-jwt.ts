import { type Clock, type InstallationDeps, scopesOfRole, type Viewer } from "@evergrant/core";
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { Logger } from "../plugins/use-masking.ts";
import type { Authenticator } from "./authenticator.ts";
import type { JwtIssuer } from "./jwt/issuer.ts";
import { createKeySet, KeysUnavailableError } from "./jwt/key-set.ts";
import { loadKeys } from "./jwt/load-keys.ts";
import { type JwtClaims, readClaims } from "./jwt/read-claims.ts";

const SECOND_MS = 1_000;
/** How far the issuer's clock may be from ours. */
export const CLOCK_TOLERANCE_SECONDS = 30;
/** How far ahead a token's end may lie: nothing but its end takes it back. */
export const MAX_JWT_LIFE_SECONDS = 24 * 3_600;

const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

interface Believed {
  issuer: JwtIssuer;
  keys: JWTVerifyGetKey;
}

/** Recognises the people of companies that have users of their own, by the tokens of the issuers configured. */
export function byJwt(
  deps: Pick<InstallationDeps, "database" | "machineClock">,
  issuers: readonly JwtIssuer[],
  { logger, fetch = globalThis.fetch }: { logger: Logger; fetch?: typeof globalThis.fetch },
): Authenticator {
  const { machineClock } = deps;
  const believed = issuers.map((issuer): Believed => {
    const onFailure = (err: unknown) =>
      logger.error({ err, issuer: issuer.issuer }, "An issuer's keys could not be had");
    const load = () => loadKeys(fetch, issuer);
    return { issuer, keys: createKeySet({ load, machineClock, onFailure }) };
  });
  return async ({ bearer }) => {
    const token = bearer?.reveal() ?? "";
    if (believed.length === 0 || !JWT.test(token)) return null;
    const named = readIssuer(token);
    // One issuer may be configured several times, each for another audience.
    for (const candidate of believed.filter(({ issuer }) => issuer.issuer === named)) {
      const payload = await verify(token, candidate, { machineClock, logger });
      const claims = payload && readClaims(candidate.issuer, payload);
      if (payload !== null && claims !== null) return findViewer(deps, claims, payload);
    }
    return null;
  };
}

/** What it says of itself, which is believed only once it is checked with that issuer's keys. */
function readIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verify(
  token: string,
  { issuer, keys }: Believed,
  { machineClock, logger }: { machineClock: Clock; logger: Logger },
): Promise<JWTPayload | null> {
  const currentDate = machineClock.now();
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: issuer.algorithms,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ["exp", "sub"],
      currentDate,
    });
    return isTimely(payload, currentDate) ? payload : null;
  } catch (error) {
    if (!(error instanceof errors.JOSEError || error instanceof KeysUnavailableError))
      logger.error({ err: error, issuer: issuer.issuer }, "A token could not be checked");
    return null;
  }
}

/** jose looks at nbf and exp; not at a making in the future, nor at an end too far away. */
function isTimely({ iat = 0, exp = 0 }: JWTPayload, now: Date): boolean {
  const seconds = now.getTime() / SECOND_MS;
  return (
    iat <= seconds + CLOCK_TOLERANCE_SECONDS &&
    exp <= seconds + MAX_JWT_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS
  );
}

async function findViewer(
  { database }: Pick<InstallationDeps, "database">,
  { workspaceId, role, id, name }: JwtClaims,
  { exp = 0 }: JWTPayload,
): Promise<Viewer | null> {
  const workspace = await database.system.workspace.findUnique({
    where: { id: workspaceId },
    select: { warningDays: true },
  });
  if (workspace === null) return null;
  return {
    credential: { kind: "JWT", id, keyId: null, expiresAt: new Date(exp * SECOND_MS) },
    ...{ workspaceId, id, name, role },
    sellerAccountId: null,
    kind: "USER",
    scopes: new Set(scopesOfRole(role)),
    warningDays: workspace.warningDays,
  };
}
