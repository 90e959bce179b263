import { BlockList, isIP, isIPv4 } from "node:net";

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An address as it is compared and kept: IPv4 also where it was mapped into IPv6; null for what is none. */
export function normalizeAddress(text: string): string | null {
  const mapped = MAPPED.exec(text)?.[1];
  const address = mapped ?? text;
  // A zone says which of our own interfaces: nothing about whoever asks.
  const plain = address.replace(/%.*$/, "");
  return isIP(plain) === 0 ? null : plain.toLowerCase();
}

export interface AddressList {
  has(address: string): boolean;
}

/** The list of addresses and networks; null when one of them is none. */
export function parseAddressList(entries: readonly string[]): AddressList | null {
  const list = new BlockList();
  for (const entry of entries) if (!add(list, entry)) return null;
  return {
    has(address) {
      const plain = normalizeAddress(address);
      return plain !== null && list.check(plain, familyOf(plain));
    },
  };
}

function add(list: BlockList, entry: string): boolean {
  const [, text = "", length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const address = normalizeAddress(text);
  if (address === null || text.includes("%")) return false;
  const family = familyOf(address);
  if (length === undefined) list.addAddress(address, family);
  else {
    // The length of a mapped network counts bits that the plain address does not have.
    if (MAPPED.test(text) || Number(length) > (family === "ipv4" ? 32 : 128)) return false;
    list.addSubnet(address, Number(length), family);
  }
  return true;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv4(address) ? "ipv4" : "ipv6";
}
