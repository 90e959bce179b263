import { type AddressList, normalizeAddress } from "@evergrant/core";

const WITH_PORT = /^(?:\[([^\]]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/;

/**
 * Who asked: whoever connected, or, where that is a proxy of ours, whom it names; and so on, from the right,
 * since everything to the left of what a trusted hop wrote was written by whoever liked. Null where a
 * trusted hop names what is no address.
 */
export function findClientAddress({
  peer,
  forwardedFor,
  trustedProxies,
}: {
  peer: string | null;
  forwardedFor: string | null;
  trustedProxies: AddressList | null;
}): string | null {
  const hops = forwardedFor?.split(",") ?? [];
  let address = peer;
  while (address !== null && trustedProxies?.has(address) === true) {
    const hop = hops.pop();
    if (hop === undefined) return address;
    address = readHop(hop.trim());
  }
  return address;
}

/** Some proxies write the port along. */
function readHop(hop: string): string | null {
  const [, inBrackets, plain] = WITH_PORT.exec(hop) ?? [];
  return normalizeAddress(inBrackets ?? plain ?? hop);
}
