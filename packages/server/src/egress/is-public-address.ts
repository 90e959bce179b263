import { BlockList, isIPv4, isIPv6 } from "node:net";

/** By IANA's registries of special purpose addresses: whatever no host on the internet has. */
const NOT_PUBLIC_V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** Hosts of the internet are in here alone; IPv4 in other clothes is not: mapped, compatible, NAT64. */
const PUBLIC_V6 = ["2000::/3"];
/** But for these: Teredo and other protocols, documentation, 6to4. */
const NOT_PUBLIC_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

const notPublicV4 = listOf("ipv4", NOT_PUBLIC_V4);
const publicV6 = listOf("ipv6", PUBLIC_V6);
const notPublicV6 = listOf("ipv6", NOT_PUBLIC_V6);

/** Whether an address is one of the internet's: no loopback, no private or link-local network, no metadata service. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicV4.check(address, "ipv4");
  // An address with a zone is one of a link.
  if (!isIPv6(address) || address.includes("%")) return false;
  return publicV6.check(address, "ipv6") && !notPublicV6.check(address, "ipv6");
}

function listOf(family: "ipv4" | "ipv6", networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
