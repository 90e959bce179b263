import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createLocalKeys, hashKeyOfRing, type Keys } from "@evergrant/core";
import { parseKeyRing } from "../keys/parse-key-ring.ts";

/** The demo's encryption key, made on the first start. */
export async function openDemoKeys(folder: string): Promise<Keys> {
  const path = join(folder, "encryption-keys");
  const made = `1:${randomBytes(32).toString("base64")}`;
  await writeFile(path, made, { flag: "wx", mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const ring = parseKeyRing(await readFile(path, "utf8"));
  return { provider: createLocalKeys(ring), hashKey: hashKeyOfRing(ring) };
}
