import type { Clock } from "@evergrant/core";
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";

/** Older keys are asked for anew, beside the request: a key that the issuer withdrew goes within this. */
export const FRESH_MS = 10 * 60_000;
/** Keys that could not be asked for anew since are believed no more. */
export const STALE_MS = 24 * 3_600_000;
/** From one request to the issuer to the next, whatever is presented and whether it answers. */
export const COOLDOWN_MS = 10_000;

/** Thrown while there is no key to check anything with. */
export class KeysUnavailableError extends Error {}

/**
 * An issuer's keys. Goes on with those it has while the issuer is down, asks for others when one is named that it
 * lacks, and never oftener than the cool-down allows: jose's own set does neither.
 */
export function createKeySet(options: {
  load: () => Promise<JSONWebKeySet>;
  machineClock: Clock;
  onFailure: (error: unknown) => void;
}): JWTVerifyGetKey {
  const now = () => options.machineClock.now().getTime();
  let known: { find: JWTVerifyGetKey; loadedAt: number } | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  const load = async (): Promise<void> => {
    try {
      known = { find: createLocalJWKSet(await options.load()), loadedAt: now() };
    } catch (error) {
      options.onFailure(error);
    } finally {
      asking = null;
    }
  };
  const refresh = async (): Promise<void> => {
    if (asking === null && now() - askedAt >= COOLDOWN_MS) {
      askedAt = now();
      asking = load();
    }
    await asking;
  };
  const findUsable = (): JWTVerifyGetKey | null =>
    known !== null && now() - known.loadedAt < STALE_MS ? known.find : null;

  return async (header, token) => {
    if (findUsable() === null) await refresh();
    else if (known !== null && now() - known.loadedAt >= FRESH_MS) refresh();
    const find = findUsable();
    if (find === null) throw new KeysUnavailableError("The issuer's keys are not known.");
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    await refresh();
    return (findUsable() ?? find)(header, token);
  };
}
