import { readFile } from "node:fs/promises";

/** Documents by the SHA-256 of their text, in hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** Those of our own front ends. */
const MANIFESTS = [new URL("../../../sdk/src/generated/trusted-documents.json", import.meta.url)];

/** Every document that a front end of ours sends, as their builds have written them. */
export async function readTrustedDocuments(): Promise<TrustedDocuments> {
  const texts = await Promise.all(MANIFESTS.map((url) => readFile(url, "utf8")));
  return new Map(texts.flatMap((text) => Object.entries<string>(JSON.parse(text))));
}
