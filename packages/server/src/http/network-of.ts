import { isIPv6 } from "node:net";

/** Whom an address is counted as: of IPv6 the network of a household or host, which has them by the billion. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [front = "", back] = address.toLowerCase().split("::");
  const head = front === "" ? [] : front.split(":");
  const tail = back === undefined || back === "" ? [] : back.split(":");
  const missing = back === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
