import { expect, it } from "vitest";
import { clientAddress, networkOf } from "./client-address.ts";

const request = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});

it.each<[string, number, string, string | undefined]>([
  ["10.0.0.1", 0, "10.0.0.1", "6.6.6.6"],
  ["10.0.0.1", 0, "::ffff:10.0.0.1", undefined],
  ["3.3.3.3", 1, "10.0.0.1", "6.6.6.6, 3.3.3.3"],
  ["2.2.2.2", 2, "10.0.0.1", "6.6.6.6, 2.2.2.2, 3.3.3.3"],
  ["10.0.0.1", 2, "10.0.0.1", "3.3.3.3"],
  ["10.0.0.1", 1, "10.0.0.1", undefined],
])("finds %s behind %i proxies", (expected, proxies, remote, forwarded) => {
  expect(clientAddress(request(remote, forwarded), proxies)).toBe(expected);
});

it.each([
  ["203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("counts %s as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
