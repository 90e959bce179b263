import { timingSafeEqual } from "node:crypto";
import { parse as parseUuid, stringify as stringifyUuid } from "uuid";
import type { CoreDeps } from "../deps.ts";
import type { Cipher } from "../ports.ts";
import { Secret } from "../secret.ts";

/** Followed by the link's secret. */
export const ISSUE_PATH = "/issue/";

/** Whom a link lets acknowledge one issue, and nothing else. */
export interface IssueLink {
  workspaceId: string;
  issueId: string;
  memberId: string;
}

const UUID_BYTES = 16;
const NAMED_BYTES = 3 * UUID_BYTES;

/** The address by which a member acknowledges an issue without signing in. It is kept nowhere. */
export function issueLinkOf(
  { cipher, publicUrl }: Pick<CoreDeps, "cipher" | "publicUrl">,
  { workspaceId, issueId, memberId }: IssueLink,
): Secret {
  const named = Buffer.concat([workspaceId, issueId, memberId].map((id) => parseUuid(id)));
  const secret = Buffer.concat([named, sign(cipher, named)]).toString("base64url");
  return new Secret(new URL(`${ISSUE_PATH}${secret}`, publicUrl()).href);
}

/** What a link's secret lets do; null for anything that we did not sign. */
export function readIssueLink(cipher: Cipher, secret: Secret): IssueLink | null {
  const bytes = Buffer.from(secret.reveal(), "base64url");
  const named = bytes.subarray(0, NAMED_BYTES);
  const expected = sign(cipher, named);
  const signature = bytes.subarray(NAMED_BYTES);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null;
  const idAt = (index: number) =>
    stringifyUuid(named.subarray(index * UUID_BYTES, (index + 1) * UUID_BYTES));
  return { workspaceId: idAt(0), issueId: idAt(1), memberId: idAt(2) };
}

function sign(cipher: Cipher, named: Uint8Array): Uint8Array {
  return cipher.keyedHash("issue-link", new Secret(Buffer.from(named).toString("base64url")));
}
