import { expect, it } from "vitest";
import { normalizeAddress, parseAddressList } from "./address-list.ts";

it.each([
  [["192.0.2.7"], "192.0.2.7", true],
  [["192.0.2.7"], "192.0.2.8", false],
  [["192.0.2.0/24"], "192.0.2.255", true],
  [["192.0.2.0/24"], "192.0.3.0", false],
  [["192.0.2.7/32"], "192.0.2.6", false],
  [["0.0.0.0/0"], "198.51.100.1", true],
  [["0.0.0.0/0"], "2001:db8::1", false],
  [["2001:db8::/32"], "2001:db8:ffff::1", true],
  [["2001:db8::/32"], "2001:db9::1", false],
  [["2001:DB8::1"], "2001:db8:0:0:0:0:0:1", true],
  [["192.0.2.0/24"], "::ffff:192.0.2.1", true],
  [["::ffff:192.0.2.1"], "192.0.2.1", true],
  [["203.0.113.1", "192.0.2.0/24"], "192.0.2.1", true],
  [["192.0.2.0/24"], "no address", false],
])("knows of %j whether %s is among them: %s", (entries, address, isAmong) => {
  expect(parseAddressList(entries)?.has(address)).toBe(isAmong);
});

it.each([
  "",
  "192.0.2",
  "192.0.2.0/33",
  "2001:db8::/129",
  "192.0.2.0/-1",
  "host.example",
  "fe80::1%0",
  "1.2.3.4/",
])("takes no %s", (entry) => {
  expect(parseAddressList([entry])).toBeNull();
});

it("spells an address one way", () => {
  expect(normalizeAddress("::FFFF:192.0.2.1")).toBe("192.0.2.1");
  expect(normalizeAddress("FE80::1%eth0")).toBe("fe80::1");
  expect(normalizeAddress("unknown")).toBeNull();
});
