import type { Secret } from "./secret.ts";

export type AmazonRegion = "NA" | "EU" | "FE";

/** Tells the time. Domain time may be virtual; machine time never is (docs/lifecycle.md §0). */
export interface Clock {
  now(): Date;
}

/** Why Amazon did not do what was asked, as the connector classified it (docs/lifecycle.md §1). */
export type AmazonFailureClass =
  | "revoked"
  | "suspect"
  | "lacksRole"
  | "misconfigured"
  | "refused"
  | "throttled"
  | "unavailable";

/** One failed call to Amazon. Holds no secret. */
export interface AmazonFailure {
  class: AmazonFailureClass;
  /** The operation that failed, in Amazon's words: `refreshToken`, `getMarketplaceParticipations`. */
  operation: string;
  /** HTTP status; absent when no answer came. */
  status?: number;
  /** Amazon's code: `invalid_grant`, `Unauthorized`. */
  code?: string;
  /** Amazon's details, or the network's words when no answer came. */
  details?: string;
  /** Amazon's request id. */
  requestId?: string;
  /** When Amazon asks to wait: seconds. */
  retryAfterSeconds?: number;
}

export type AmazonAnswer<T> = { ok: true; value: T } | { ok: false; failure: AmazonFailure };

/** The application in whose name tokens are exchanged. */
export interface AmazonCredentials {
  clientId: string;
  clientSecret: Secret;
}

export interface MarketplaceParticipation {
  marketplaceId: string;
  isParticipating: boolean;
}

/** Access to one seller's account: what a refresh exchange gives. */
export interface AmazonAccess {
  region: AmazonRegion;
  accessToken: Secret;
}

/**
 * What core needs of Amazon. Nothing here throws for what Amazon answers or fails to answer;
 * every call ends when its signal aborts, as `unavailable`.
 */
export interface Amazon {
  /** Exchanges a refresh token for an access token; always a fresh exchange. */
  exchangeRefreshToken(
    input: { application: AmazonCredentials; region: AmazonRegion; refreshToken: Secret },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<AmazonAccess>>;
  /**
   * Exchanges an MWS auth token for a refresh token, by way of an authorization code. Absent where
   * Amazon's retired Authorization API is not configured.
   */
  exchangeMwsAuthToken?(
    input: {
      application: AmazonCredentials;
      region: AmazonRegion;
      sellingPartnerId: string;
      mwsAuthToken: Secret;
    },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ refreshToken: Secret }>>;
  getMarketplaceParticipations(
    access: AmazonAccess,
    signal: AbortSignal,
  ): Promise<AmazonAnswer<MarketplaceParticipation[]>>;
  /** One recent order's id, or null when the seller has none. */
  findAnyOrder(
    access: AmazonAccess,
    input: { marketplaceIds: string[]; now: Date },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ orderId: string | null }>>;
  getOrder(
    access: AmazonAccess,
    input: { orderId: string },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ orderId: string }>>;
}

/** Encrypts what must not lie readable. `context` binds a ciphertext to its place. */
export interface Cipher {
  encrypt(secret: Secret, context: string): Uint8Array<ArrayBuffer>;
  decrypt(ciphertext: Uint8Array, context: string): Secret;
  /** A keyed hash, the same for the same input in the whole installation. */
  fingerprint(secret: Secret): Uint8Array<ArrayBuffer>;
}

/** Wakes whoever reads a workspace's log. A hint: the log is the truth, the bus may drop anything. */
export interface Bus {
  wake(workspaceId: string): void;
}

/** Absolute links into Seller Central; null where there is none. */
export interface SellerCentral {
  /** Manage Your Apps: where access is renewed, enabled, and the token viewed. */
  manageAppsUrl(account: {
    region: AmazonRegion;
    sellingPartnerId: string;
    marketplaceIds: string[];
  }): string | null;
  /** Account Health: where a deactivated account says what it needs. */
  accountHealthUrl(account: {
    region: AmazonRegion;
    sellingPartnerId: string;
    marketplaceIds: string[];
  }): string | null;
}
