import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseSigningKey } from "./audit-key.ts";

const pemOf = (key: { export(options: { type: "pkcs8"; format: "pem" }): string | Buffer }) =>
  String(key.export({ type: "pkcs8", format: "pem" }));
const pem = pemOf(generateKeyPairSync("ed25519").privateKey);

it("takes a key in PEM, also with its line breaks written out, or its file", () => {
  const folder = mkdtempSync(join(tmpdir(), "evergrant-key-"));
  const path = join(folder, "key.pem");
  writeFileSync(path, pem);
  for (const given of [pem, pem.replaceAll("\n", "\\n"), path])
    expect(parseSigningKey(given).reveal()).toBe(pem);
  rmSync(folder, { recursive: true });
});

it("refuses any other, without an echo", () => {
  const other = pemOf(generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey);
  for (const given of ["/nowhere", other, "-----BEGIN PRIVATE KEY-----\nx"])
    expect(() => parseSigningKey(given)).toThrow(/^(is neither|is no Ed25519)[^\n]{0,120}$/);
});
