import type { AmazonRegion } from "@evergrant/db";
import type { ErrorCode } from "../errors.ts";

/** The account an authorization was for. */
export interface AuthorizedAccount {
  name: string;
  sellingPartnerId: string;
  region: AmazonRegion;
}

/** Why nothing was changed. */
export type AuthorizationFailure =
  | { code: "WRONG_ACCOUNT"; expected: string; signedIn: string }
  | {
      code:
        | ErrorCode
        /** Amazon sent the browser back without a code. */
        | "NOT_CONFIRMED"
        /** Begun by a person who is not signed in in this browser. */
        | "OTHER_BROWSER"
        /** The state is nobody's, or what it stood for is gone. */
        | "STATE_UNKNOWN"
        | "STATE_USED"
        | "STATE_EXPIRED"
        /** Amazon no longer takes the code. */
        | "CODE_EXPIRED"
        /** Begun in Seller Central, and there is no order to prove by whose account it is. */
        | "SELLER_UNPROVEN"
        | "LINK_USED"
        | "LINK_REVOKED";
    };

/** What came of an authorization. */
export type AuthorizationResult =
  | { kind: "renewed" | "connected"; account: AuthorizedAccount; expiresAt: Date | null }
  | { kind: "pending"; account: AuthorizedAccount }
  | ({ kind: "failed" } & AuthorizationFailure);

export interface Completion {
  result: AuthorizationResult;
  /** Where the browser is to go with it; null: nowhere else. */
  returnUrl: string | null;
  /** Where whoever holds the browser can begin again; null where only the tool can. */
  restartUrl: string | null;
}
