import { isDeepStrictEqual } from "node:util";
import { INITIAL_REGISTRATION, type Registration } from "./store/state.ts";
import type { World } from "./world.ts";

/** @throws RangeError when an address is not one of http or https, or has a fragment. */
export function registerApplication(
  world: World,
  given: Pick<Registration, "redirectUris"> & Partial<Registration>,
): void {
  const registration: Registration = { ...INITIAL_REGISTRATION, ...given };
  const { redirectUris, loginUri } = registration;
  for (const uri of [...redirectUris, ...(loginUri === null ? [] : [loginUri])]) checkUri(uri);
  // A host registers at each start: the journal must not grow by that.
  if (isDeepStrictEqual(registration, world.store.state.registration)) return;
  world.store.record({ type: "applicationRegistered", at: world.clock.nowMs(), registration });
}

function checkUri(uri: string): void {
  const isAllowed = URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol);
  if (!isAllowed || uri.includes("#")) {
    throw new RangeError(`Register http or https addresses without a fragment, not ${uri}.`);
  }
}
