import type { AddressList } from "@evergrant/core";
import { isPublicAddress } from "./is-public-address.ts";

/** What can be done about a host that is not called. Says nothing of where a name leads. */
export const PRIVATE_TARGETS_ADVICE =
  "Private addresses are called only if whoever runs this installation names them in EVERGRANT_PRIVATE_TARGETS.";

/** Which hosts may be called. */
export interface Targets {
  /** Whether an address may be called by a protocol: `https:`, or `http:` within private networks alone. */
  allows(address: string, protocol: string): boolean;
  /** Whether a name may lead into a private network. */
  hasPrivate: boolean;
}

/** The internet, and the private networks that the operator named. */
export function createTargets(
  privateNetworks: AddressList | null,
  isPublic = isPublicAddress,
): Targets {
  return {
    allows: (address, protocol) =>
      (protocol === "https:" && isPublic(address)) || privateNetworks?.has(address) === true,
    hasPrivate: privateNetworks !== null,
  };
}

export const PUBLIC_TARGETS = createTargets(null);
