import { BadInputError, parseAddressList } from "@evergrant/core";
import { expect, it } from "vitest";
import { checkPublicUrl } from "./check-public-url.ts";
import { createTargets } from "./targets.ts";

it.each([
  "https://hooks.customer.com/evergrant",
  "https://hooks.customer.com.:443/",
  "https://hooks.customer.com:1024/?a=b",
  "https://8.8.8.8/",
  "https://[2606:4700:4700::1111]/",
  "https://bücher.customer.com/",
])("takes %s", (url) => {
  expect(checkPublicUrl(url).protocol).toBe("https:");
});

it.each([
  ["what is no address", "hooks.customer.com"],
  ["no https", "http://hooks.customer.com/"],
  ["a file", "file:///etc/passwd"],
  ["a user", "https://user@hooks.customer.com/"],
  ["a password", "https://:pass@hooks.customer.com/"],
  ["a port of another service", "https://hooks.customer.com:25/"],
  ["the port below the lowest", "https://hooks.customer.com:1023/"],
  ["a very long address", `https://hooks.customer.com/${"x".repeat(2_000)}`],
  ["localhost", "https://localhost/"],
  ["localhost below a name", "https://a.localhost./"],
  ["a name without a domain", "https://metadata/"],
  ["a name of clouds' insides", "https://metadata.google.internal/"],
  ["loopback", "https://127.0.0.1/"],
  ["loopback in decimal", "https://2130706433/"],
  ["loopback in octal", "https://0177.0.0.1/"],
  ["loopback in hexadecimal", "https://0x7f.1/"],
  ["loopback in full-width digits", "https://１２７.0.0.1/"],
  ["loopback with a dot", "https://127.0.0.1./"],
  ["nowhere", "https://0/"],
  ["private", "https://10.0.0.1/"],
  ["private", "https://172.31.255.255/"],
  ["private", "https://192.168.1.1/"],
  ["carriers' own", "https://100.127.255.255/"],
  ["the metadata service", "https://169.254.169.254/"],
  ["multicast", "https://224.0.0.1/"],
  ["broadcast", "https://255.255.255.255/"],
  ["benchmarks", "https://198.19.0.1/"],
  ["loopback of IPv6", "https://[::1]/"],
  ["nowhere of IPv6", "https://[::]/"],
  ["mapped", "https://[::ffff:127.0.0.1]/"],
  ["mapped, public too", "https://[::ffff:8.8.8.8]/"],
  ["mapped in hexadecimal", "https://[::ffff:7f00:1]/"],
  ["NAT64", "https://[64:ff9b::7f00:1]/"],
  ["6to4", "https://[2002:7f00:1::]/"],
  ["Teredo", "https://[2001:0:7f00:1::]/"],
  ["unique local", "https://[fd00::1]/"],
  ["link-local", "https://[fe80::1]/"],
  ["site-local", "https://[fec0::1]/"],
  ["multicast of IPv6", "https://[ff02::1]/"],
  ["documentation", "https://[2001:db8::1]/"],
])("refuses %s: %s", (_what, url) => {
  expect(() => checkPublicUrl(url)).toThrow(BadInputError);
});

it.each([
  ["https://127.0.0.1/", /does not lead to a public host\. .* EVERGRANT_PRIVATE_TARGETS\.$/],
  ["https://metadata/", /does not lead to a public host\. .* EVERGRANT_PRIVATE_TARGETS\.$/],
  ["http://10.0.0.1/", /does not lead to a public host\. .* EVERGRANT_PRIVATE_TARGETS\.$/],
  ["http://hooks.customer.com/", /is not an https address\. A public host takes no other\.$/],
])("says of %s what can be done", (url, advice) => {
  expect(() => checkPublicUrl(url)).toThrow(advice);
});

it.each([
  ["172.15.255.255", "172.16.0.0"],
  ["172.32.0.0", "172.31.255.255"],
  ["100.63.255.255", "100.64.0.0"],
  ["223.255.255.255", "224.0.0.0"],
  ["[2001:200::1]", "[2001:1ff::1]"],
  ["[3ffe::1]", "[3fff::1]"],
])("knows the edges of networks: %s is public, %s is not", (inside, outside) => {
  expect(checkPublicUrl(`https://${inside}/`).hostname).toBe(inside);
  expect(() => checkPublicUrl(`https://${outside}/`)).toThrow(BadInputError);
});

const inside = createTargets(parseAddressList(["10.0.0.0/8", "::1"]));

it.each([
  "http://10.0.0.1/",
  "https://10.0.0.1:8443/",
  "http://[::1]:8080/",
  "http://hooks.internal/",
  "https://hooks.customer.com/",
])("takes %s where the operator named its network", (url) => {
  expect(checkPublicUrl(url, inside).href).toBe(url);
});

it.each([
  "http://8.8.8.8/",
  "http://hooks.customer.com/",
  "http://127.0.0.1/",
  "https://192.168.1.1/",
  "http://10.0.0.1:25/",
  "ftp://10.0.0.1/",
])("refuses %s all the same", (url) => {
  expect(() => checkPublicUrl(url, inside)).toThrow(BadInputError);
});
