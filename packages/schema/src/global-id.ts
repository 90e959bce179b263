const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether PostgreSQL would take the text as a uuid, in the one spelling that is handed out. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The id that clients see: base64 of `Type:<uuid>`. */
export function encodeGlobalId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString("base64");
}

/** What a global id names; null for anything that was never handed out. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } | null {
  const text = Buffer.from(globalId, "base64").toString();
  const colon = text.indexOf(":");
  if (colon < 0) return null;
  const typename = text.slice(0, colon);
  const id = text.slice(colon + 1);
  // Base64 ignores what it does not know: only the exact spelling is an id.
  if (!isUuid(id) || encodeGlobalId(typename, id) !== globalId) return null;
  return { typename, id };
}

/** The uuid of a global id of the given type; null for every other text. */
export function decodeIdOf(typename: string, globalId: string): string | null {
  const decoded = decodeGlobalId(globalId);
  return decoded?.typename === typename ? decoded.id : null;
}
