/** One way in which a secret may be written down. */
export interface EncodedSecret {
  encoding: string;
  bytes: Buffer;
  /** So many bytes in a row are a find: as many as twelve characters of the secret take. */
  window: number;
}

/** A truncated secret is one still: so many characters in a row are too many. The last four are shown. */
export const FOUND_CHARACTERS = 12;
/** Twelve bytes fill at least so many characters of base64, wherever they begin. */
const BASE64_WINDOW = 15;

/** The spellings of a secret that are searched. Those that are the same as an earlier one are left out. */
export function encodeSecret(core: Buffer): EncodedSecret[] {
  const text = core.toString("utf8");
  const isText = Buffer.from(text).equals(core);
  const all: EncodedSecret[] = [
    { encoding: "plain", bytes: core, window: FOUND_CHARACTERS },
    { encoding: "reversed", bytes: Buffer.from(core).reverse(), window: FOUND_CHARACTERS },
    ...["hex", "HEX"].map((encoding) => ({
      encoding,
      bytes: Buffer.from(encoding === "hex" ? core.toString("hex") : upperHex(core)),
      window: 2 * FOUND_CHARACTERS,
    })),
    ...[0, 1, 2].flatMap((shift) => encodeBase64(core, shift)),
    // One byte less than in little endian, so that big endian is found by it too.
    ...(isText
      ? [
          {
            encoding: "UTF-16",
            bytes: Buffer.from(text, "utf16le"),
            window: 2 * FOUND_CHARACTERS - 1,
          },
          {
            encoding: "URL",
            bytes: Buffer.from(encodeURIComponent(text)),
            window: FOUND_CHARACTERS,
          },
          {
            encoding: "JSON",
            bytes: Buffer.from(JSON.stringify(text).slice(1, -1)),
            window: FOUND_CHARACTERS,
          },
        ]
      : []),
  ];
  return all.filter(
    ({ bytes, window }, index) =>
      bytes.length >= window && all.findIndex((other) => other.bytes.equals(bytes)) === index,
  );
}

function upperHex(core: Buffer): string {
  return core.toString("hex").toUpperCase();
}

/** As it stands within something longer that was encoded, so many bytes after a multiple of three. */
function encodeBase64(core: Buffer, shift: number): EncodedSecret[] {
  const padded = Buffer.concat([Buffer.alloc(shift), core]);
  const whole = padded.subarray(0, padded.length - (padded.length % 3));
  const from = Math.ceil((shift * 4) / 3);
  return (["base64", "base64url"] as const).map((encoding) => ({
    encoding: `${encoding}+${shift}`,
    bytes: Buffer.from(whole.toString(encoding).slice(from)),
    window: BASE64_WINDOW,
  }));
}
