import { parseAddressList } from "@evergrant/core";
import { expect, it } from "vitest";
import { findClientAddress } from "./find-client-address.ts";

const trustedProxies = parseAddressList(["10.0.0.0/8", "fd00::/8"]);
const find = (peer: string | null, forwardedFor: string | null, trusted = trustedProxies) =>
  findClientAddress({ peer, forwardedFor, trustedProxies: trusted });

it.each([
  ["who connects directly", "192.0.2.1", null, "192.0.2.1"],
  ["no claim of who is no proxy", "192.0.2.1", "198.51.100.9", "192.0.2.1"],
  ["whom a proxy names", "10.0.0.1", "198.51.100.9", "198.51.100.9"],
  [
    "whom the last of several proxies was asked by",
    "10.0.0.1",
    "198.51.100.9, 10.1.1.1",
    "198.51.100.9",
  ],
  ["nothing that was sent along by him", "10.0.0.1", "203.0.113.1, 198.51.100.9", "198.51.100.9"],
  ["a proxy that names nobody", "10.0.0.1", null, "10.0.0.1"],
  ["the farthest of proxies alone", "10.0.0.1", "10.0.0.2,10.0.0.3", "10.0.0.2"],
  ["nobody, where a proxy names no address", "10.0.0.1", "198.51.100.9, unknown", null],
  ["whom it names with a port", "10.0.0.1", "198.51.100.9:4711", "198.51.100.9"],
  ["an IPv6 address with a port", "fd00::1", "[2001:DB8::9]:4711", "2001:db8::9"],
  ["an IPv4 address that was mapped", "10.0.0.1", "::ffff:198.51.100.9", "198.51.100.9"],
  ["nobody, where nobody connected", null, "198.51.100.9", null],
])("finds %s", (_name, peer, forwardedFor, expected) => {
  expect(find(peer, forwardedFor)).toBe(expected);
});

it("believes no header where no proxy is trusted", () => {
  expect(find("10.0.0.1", "198.51.100.9", null)).toBe("10.0.0.1");
});
