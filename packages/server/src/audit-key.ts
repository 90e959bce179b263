import { readFileSync } from "node:fs";
import { readPrivateKey, Secret } from "@evergrant/core";

/** Reads an Ed25519 private key from a variable that holds it in PEM, or names its file. */
export function parseSigningKey(text: string): Secret {
  // Where a variable can have one line only, its breaks are written out.
  const pem = text.startsWith("-----BEGIN") ? text.replaceAll("\\n", "\n") : readPem(text);
  const key = new Secret(pem);
  readPrivateKey(key);
  return key;
}

function readPem(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Error("is neither a private key in PEM nor a file that can be read");
  }
}
