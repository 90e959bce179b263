import { ROLES } from "@evergrant/core";
import { decodeIdOf, isUuid } from "@evergrant/schema";
import { z } from "zod";

/** Signatures that whoever only knows the public key cannot make. */
const ALGORITHMS = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
] as const;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Keys that came over a readable connection prove nothing, but from this machine. */
const safeUrl = z
  .url("is not an absolute address")
  .refine(isSafeUrl, "is neither https nor this machine's");

const workspaceId = z.string().transform((text, context) => {
  const id = readWorkspaceId(text);
  if (id !== null) return id;
  context.addIssue({ code: "custom", message: "is not a workspace's id" });
  return z.NEVER;
});

const words = z.string().min(1);

const ISSUER = z.strictObject({
  /** As in `iss`, to the letter. */
  issuer: safeUrl,
  audience: z.union([words, z.array(words).min(1)]),
  /** Absent: found by OpenID Connect Discovery. */
  jwksUrl: safeUrl.optional(),
  /** The workspaces that it may speak for. Without a default: an issuer of one company's is not to open another's. */
  workspaces: z.union([z.literal("*"), z.array(workspaceId).min(1)]),
  workspaceClaim: words,
  roleClaim: words,
  /** From its words to ours; absent: its words are ours. */
  roleMap: z.record(z.string(), z.enum(ROLES)).optional(),
  nameClaim: words.default("name"),
  algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(["RS256", "PS256", "ES256", "EdDSA"]),
});

/** Whose tokens are believed, of what, and how their claims are read. */
export type JwtIssuer = z.infer<typeof ISSUER>;

/** EVERGRANT_JWT_ISSUERS: a JSON list; absent: none. */
export const jwtIssuers = z
  .string()
  .default("[]")
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.array(ISSUER));

/** A workspace's id as the API shows it, or the uuid within; null for anything else. */
export function readWorkspaceId(text: string): string | null {
  return isUuid(text) ? text : decodeIdOf("Workspace", text);
}

export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
}
