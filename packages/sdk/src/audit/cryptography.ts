/** What the first event of a log continues. */
export const NO_HASH = "0".repeat(64);

/** SHA-256 of a content in UTF-8, followed by the bytes of the hash before; all in hexadecimal. */
export async function chainHash(content: string, previousHash: string): Promise<string> {
  const text = new TextEncoder().encode(content);
  const before = fromHex(previousHash);
  const bytes = new Uint8Array(text.length + before.length);
  bytes.set(text);
  bytes.set(before, text.length);
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Whether an Ed25519 signature in base64 is of this content, by a key in SubjectPublicKeyInfo and base64. */
export async function isSigned(
  content: string,
  signature: string,
  publicKey: string,
): Promise<boolean> {
  const key = await importKey(publicKey);
  const text = new TextEncoder().encode(content);
  return crypto.subtle.verify("Ed25519", key, fromBase64(signature), text);
}

async function importKey(publicKey: string) {
  try {
    return await crypto.subtle.importKey("spki", fromBase64(publicKey), "Ed25519", false, [
      "verify",
    ]);
  } catch (cause) {
    throw new TypeError("The public key is no Ed25519 key in base64.", { cause });
  }
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
