import type { HashPurpose } from "./cipher/keyed-hash.ts";
import type { SecretPlace } from "./cipher/places.ts";
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

/** In whose name Amazon is called, and so whose share of its rates a call uses. */
export interface AmazonSeller {
  application: AmazonCredentials;
  region: AmazonRegion;
  /** Of one workspace: the seller there once he is proven; until then this account or consent alone. */
  sellerKey: string;
}

/** What a call to the Selling Partner API is made with: one seller's access token, or the application's own. */
export interface AmazonAccess {
  clientId: string;
  region: AmazonRegion;
  /** Empty for the application's own calls. */
  sellerKey: string;
  accessToken: Secret;
}

/**
 * What core needs of Amazon. Nothing here throws for what Amazon answers or fails to answer;
 * every call ends when its signal aborts, as `unavailable`. A call for which Amazon's rates leave no room
 * is not made: it is `throttled`, with the time to wait.
 */
export interface Amazon {
  /** Exchanges a refresh token for an access token; always a fresh exchange. */
  exchangeRefreshToken(
    input: AmazonSeller & { refreshToken: Secret },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<AmazonAccess>>;
  /** Exchanges the code of a consent, within its five minutes. */
  exchangeAuthorizationCode(
    input: AmazonSeller & { code: Secret; redirectUri: string },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ refreshToken: Secret }>>;
  /** An access token for calls in the seller's name: one that was kept, until a minute before its end. */
  accessOf(
    input: AmazonSeller & { refreshToken: Secret },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<AmazonAccess>>;
  /**
   * Exchanges an MWS auth token for a refresh token, by way of an authorization code. Absent where
   * Amazon's retired Authorization API is not configured.
   */
  exchangeMwsAuthToken?(
    input: AmazonSeller & { sellingPartnerId: string; mwsAuthToken: Secret },
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
  /** Checks an application's id and secret without any seller. */
  checkApplication(
    application: AmazonCredentials,
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ ok: true }>>;
  /** Asks for a new client secret; it comes by notification. */
  rotateClientSecret(
    application: AmazonCredentials,
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ ok: true }>>;
  /** Makes known where Amazon is to send an application's notifications in a region; answers Amazon's id of it. */
  createDestination(
    input: { application: AmazonCredentials; region: AmazonRegion; name: string; arn: string },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ destinationId: string }>>;
  /** Has a seller's notifications of a type sent to a destination; answers Amazon's id of that, also where it was so already. */
  createSubscription(
    access: AmazonAccess,
    input: { type: string; destinationId: string },
    signal: AbortSignal,
  ): Promise<AmazonAnswer<{ subscriptionId: string }>>;
}

/** One of Amazon's token buckets: an operation, for one seller, application and region. */
export interface RateBucket {
  clientId: string;
  region: AmazonRegion;
  sellerKey: string;
  operation: string;
  /** What Amazon documents; what it says in its answers outranks it. */
  ratePerSecond: number;
  burst: number;
}

/** Amazon's token buckets as far as we know them, shared by all workers. Domain time. */
export interface RateBuckets {
  /** Takes one call, or says how long there will be none. */
  take(
    bucket: RateBucket,
  ): Promise<
    | { isTaken: true; ratePerSecond: number; isRecovering: boolean }
    | { isTaken: false; retryAfterSeconds: number }
  >;
  /** Amazon named another rate. */
  learn(bucket: RateBucket, ratePerSecond: number): Promise<void>;
  /** Amazon answered 429: backs off, longer each time, with jitter; answers for how long. */
  backOff(bucket: RateBucket, retryAfterSeconds?: number): Promise<number>;
  /** Amazon let a call pass that was taken while `isRecovering`, after a 429: the next 429 counts as the first. */
  recover(bucket: RateBucket): Promise<void>;
}

/** Access tokens of all workers, encrypted. `key` stands for a connection and tells nothing of it. */
export interface AccessTokens {
  read(key: string): Promise<{ accessToken: Secret; endsAt: Date } | null>;
  /** Whether this worker is to fetch the next one; for a while of machine time nobody else is. */
  lease(key: string): Promise<boolean>;
  /** Keeps a new one and ends the lease. */
  write(key: string, token: { accessToken: Secret; endsAt: Date }): Promise<void>;
  /** Ends the lease without a token. */
  release(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}

/** Encrypts what must not lie readable. Asks the key provider, perhaps remotely: never within a transaction. */
export interface Cipher {
  encrypt(
    secret: Secret,
    place: SecretPlace,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws MissingKeyError, DamagedCiphertextError or KeysUnavailableError. */
  decrypt(ciphertext: Uint8Array, place: SecretPlace, signal?: AbortSignal): Promise<Secret>;
  /** The same for the same purpose and input in the whole installation, for ever. */
  keyedHash(purpose: HashPurpose, secret: Secret): Uint8Array<ArrayBuffer>;
  /** The keyed hash that a token is found by. */
  fingerprint(secret: Secret): Uint8Array<ArrayBuffer>;
}

/** The place of a record, as its wrapped data key is bound to it. Not secret: AWS KMS logs it. */
export type KeyContext = Readonly<Record<"workspace" | "account" | "field" | "version", string>>;

/** Holds the keys that wrap the data keys of records, or asks whoever does. */
export interface KeyProvider {
  /** The key that wraps from now on. */
  readonly currentKeyId: string;
  wrap(dataKey: Uint8Array, context: KeyContext, signal?: AbortSignal): Promise<Uint8Array>;
  /**
   * Throws MissingKeyError for a key it does not have, DamagedCiphertextError for what does not open in
   * this context, KeysUnavailableError where that may succeed later.
   */
  unwrap(
    keyId: string,
    wrapped: Uint8Array,
    context: KeyContext,
    signal?: AbortSignal,
  ): Promise<Uint8Array>;
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
  /** Where a seller's login page for a region's consent is; no account need be known. */
  consentUrl(consent: {
    region: AmazonRegion;
    marketplaceIds: string[];
    applicationId: string;
    isDraft: boolean;
    state: string;
    redirectUri: string;
  }): string;
  /** Whether an address leads there. False for anything that is no address. */
  isSellerCentralUrl(url: string): boolean;
}

/** Tells those who run the installation what no tenant can mend. */
export interface Operators {
  alert(alert: {
    kind:
      | "INCIDENT_OPENED"
      | "INCIDENT_CLOSED"
      | "APPLICATION_SECRET_EXPIRING"
      | "APPLICATION_SECRET_ROTATED"
      | "DESTINATION_REFUSED";
    message: string;
    applicationId: string;
    region: AmazonRegion | null;
  }): void;
}

/** A call to an address that a user gave. */
export interface EgressCall {
  url: string;
  method: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  signal?: AbortSignal;
}

/** What came of it: an answer, whatever it says, or why there was none. Of a long body, its beginning. */
export type EgressAnswer =
  | { isAnswered: true; status: number; headers: Headers; body: Uint8Array }
  | {
      isAnswered: false;
      /** `NOT_PUBLIC`, `CONNECT_TIMED_OUT`, `TIMED_OUT`, or the network's code: `ECONNREFUSED`. */
      code: string;
      /** For people. */
      message: string;
    };

/** Calls addresses that users gave: public hosts, and the private networks that the operator named. */
export interface Egress {
  /** Throws BadInputError for an address that is never called. Where its name leads is looked at with each call. */
  checkUrl(url: string): URL;
  /** Redirects are not followed. Throws nothing for what is answered or not answered. */
  call(call: EgressCall): Promise<EgressAnswer>;
}
