import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createSearcher } from "./searcher.ts";
import { createVault } from "./vault.ts";

const VALUE = `Atzr|${randomBytes(40).toString("base64url")}|/+"end`;
const CORE = VALUE.slice("Atzr|".length);
const KEY = randomBytes(32);

const vault = createVault();
vault.plant("refresh token", "token", VALUE);
vault.plant("encryption key", "key", KEY);
const searcher = createSearcher(vault.list());

const encodingsIn = async (...chunks: (string | Uint8Array)[]) => {
  const { finds } = await searcher.search(chunks.map((chunk) => Buffer.from(chunk)));
  return finds.map(({ encoding }) => encoding);
};

it.each<[string, string | Buffer]>([
  ["plain", `before ${VALUE} after`],
  ["URL", encodeURIComponent(VALUE)],
  ["JSON", JSON.stringify({ VALUE })],
  ["hex", Buffer.from(VALUE).toString("hex")],
  ["HEX", Buffer.from(VALUE).toString("hex").toUpperCase()],
  ["UTF-16", Buffer.from(VALUE, "utf16le")],
  ["UTF-16", Buffer.from(VALUE, "utf16le").swap16()],
  ["reversed", [...VALUE].reverse().join("")],
])("finds a secret spelled as %s", async (encoding, text) => {
  expect(await encodingsIn(text)).toContain(encoding);
});

it.each(["", "x", "xy"])("finds it in base64 of what begins with %j", async (before) => {
  for (const spelling of ["base64", "base64url"] as const) {
    const encoded = Buffer.from(`${before}${VALUE} and more`).toString(spelling);
    expect((await encodingsIn(encoded)).filter((name) => name.startsWith("base64"))).not.toEqual(
      [],
    );
  }
});

it("finds a key of bytes as it is, in hex and in base64", async () => {
  expect(await encodingsIn(KEY)).toEqual(["plain"]);
  expect(await encodingsIn(KEY.toString("hex"))).toEqual(["hex"]);
  expect((await encodingsIn(`1:${KEY.toString("base64")}`)).length).toBeGreaterThan(0);
});

it("finds twelve characters in a row, and not eleven, nor the prefix that all share", async () => {
  expect(await encodingsIn(`…${CORE.slice(9, 21)}…`)).toContain("plain");
  expect(await encodingsIn(`…${CORE.slice(9, 20)}…`)).toEqual([]);
  expect(await encodingsIn(VALUE.slice(0, 16), "|", VALUE.slice(-4))).toEqual([]);
});

it("finds what lies across two chunks, and says where", async () => {
  const text = `${"-".repeat(5_000)}${VALUE}${"-".repeat(5_000)}`;
  for (const at of [5_001, 5_010, 5_020, 5_040]) {
    const chunks = [Buffer.from(text.slice(0, at)), Buffer.from(text.slice(at))];
    const { finds, size } = await searcher.search(chunks);
    expect(size).toBe(text.length);
    expect(finds[0]).toMatchObject({ offset: 5_005, encoding: "plain" });
  }
});

it("finds nothing in other random bytes", async () => {
  const other = randomBytes(2_000_000);
  expect(await encodingsIn(other, other.toString("hex"), other.toString("base64"))).toEqual([]);
});
