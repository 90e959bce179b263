import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * Where a request comes from. Behind so many proxies of the operator's own it is the entry that the
 * outermost of them wrote into X-Forwarded-For; what stands left of that, anybody may have made up.
 */
export function clientAddress(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, "headers"> & { socket: { remoteAddress?: string | undefined } },
  trustedProxies: number,
): string {
  const direct = socket.remoteAddress ?? "unknown";
  if (trustedProxies === 0) return plain(direct);
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const chain = forwarded.map((part) => part.trim()).filter((part) => part !== "");
  return plain(chain.at(-trustedProxies) ?? direct);
}

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

/** IPv4 as such, also where a socket of IPv6 received it. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
