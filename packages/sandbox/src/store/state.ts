import type { Region } from "../marketplaces.ts";
import type { Destination } from "../notifications/destination.ts";
import type { Subscriptions } from "../notifications/subscriptions.ts";
import type { Queue } from "../sqs/queue.ts";
import type { SolicitationLog } from "./solicitation-log.ts";

/** MWS_AUTH_TOKEN is pasted by users; LWA_REFRESH_TOKEN is what OAuth gives. */
export type CredentialKind = "MWS_AUTH_TOKEN" | "LWA_REFRESH_TOKEN";

/** The application registered with the simulated Amazon. */
export interface Application {
  clientId: string;
  clientSecret: string;
  applicationId: string;
  developerId: string;
}

/** What its developer registered for consent; consent leads nowhere else. */
export interface Registration {
  name: string;
  /** The first is where consent leads when the request names none. */
  redirectUris: string[];
  /** Where sellers begin a re-authorization; null: they cannot. */
  loginUri: string | null;
  /** A draft is authorized only by who says that it is one. */
  isDraft: boolean;
}

export const INITIAL_REGISTRATION: Registration = {
  name: "Evergrant",
  redirectUris: [],
  loginUri: null,
  isDraft: false,
};

/** A client secret that a rotation replaced, and when it stops working. */
export interface PreviousSecret {
  secret: string;
  endsAt: number;
}

/** What an application told a seller, to be shown in Seller Central. */
export interface AppNotification {
  notificationId: string;
  sellingPartnerId: string;
  templateId: string;
  marketplaceId: string | null;
  parameters: Record<string, unknown>;
  at: number;
  /** What the seller did about it, by the application's word. */
  feedback: { at: number; actionCode: string } | null;
  deletion: { at: number; reason: string } | null;
}

/** Times are milliseconds of virtual time. */
export interface Grant {
  /** Counts the strings this grant has had; tokens of an earlier generation are dead. */
  generation: number;
  isDisabled: boolean;
  authorizedAt: number;
  expiresAt: number;
  /** Access tokens issued until this moment are dead. */
  disabledAt: number | null;
}

/** Orders made by one call, described instead of stored: each is generated from its number. */
export interface OrderBatch {
  /** Number of the batch's first order among the seller's. */
  start: number;
  count: number;
  madeAt: number;
  /** Deliveries spread evenly over so many days before `madeAt`; null: all at `deliveredDaysAgo`. */
  spreadDays: number | null;
  deliveredDaysAgo: number;
  isRefunded: boolean;
  fulfillmentStatus: string;
  fulfilledBy: string;
  marketplaceId?: string;
  asin?: string;
  sku?: string;
  title?: string;
  quantity?: number;
}

export interface Seller {
  index: number;
  sellingPartnerId: string;
  name: string;
  region: Region;
  marketplaceIds: string[];
  credential: CredentialKind;
  termDays: number;
  isActive: boolean;
  grant: Grant;
  batches: OrderBatch[];
  orderCount: number;
  /** By order number: when a review was asked for; 0 is never. Grown when first needed. */
  solicitedAt: Float64Array;
}

export interface Fault {
  id: number;
  kind: FaultKind;
  region?: Region;
  sellingPartnerId?: string;
  /** Only calls of this operation. */
  operation?: string;
  rate: number;
  /** Virtual end in milliseconds; null: until deleted. */
  until: number | null;
  ms?: number;
  /** What a cut connection loses: the request, before it had any effect, or only the answer. */
  loses: "request" | "answer";
}

export const FAULT_KINDS = [
  "lwa-down",
  "sp-api-down",
  "invalid-grant",
  "unauthorized-client",
  "throttle",
  "latency",
  "hang",
  "secret-expired",
  "cache-lag",
  "empty-actions",
  "reset",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface State {
  application: Application;
  previousSecrets: PreviousSecret[];
  appNotifications: Map<string, AppNotification>;
  /** Key of all tokens, hexadecimal. */
  key: string;
  /** Makes the order ids of two sandboxes differ. */
  orderIdSalt: number;
  clockOffsetMs: number;
  /** The latest virtual moment that was ever recorded. */
  latestAt: number;
  sellers: Seller[];
  sellersById: Map<string, Seller>;
  faults: Fault[];
  nextFaultId: number;
  registration: Registration;
  /** Used authorization codes and other single-use strings, and when they would have ended. */
  usedCodes: Map<string, number>;
  /** Counts by operation, then by answer. */
  calls: Map<string, Map<string, number>>;
  solicitations: SolicitationLog;
  /** When the present client secret was made, and whether its end was announced. */
  secretMadeAt: number;
  isSecretEndTold: boolean;
  destinations: Map<string, Destination>;
  subscriptions: Subscriptions;
  /** By name. */
  queues: Map<string, Queue>;
}
