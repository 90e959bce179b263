import { createHash } from "node:crypto";
import {
  type Amazon,
  type AmazonAnswer,
  type Cipher,
  createSampling,
  type InstallationDeps,
  Secret,
} from "@evergrant/core";
import type { Database } from "@evergrant/db";
import { NOW } from "../fleet/fleet-statements.ts";

/** What Amazon says of tokens, until it is told otherwise: of all, or of the next one alone. */
export type AmazonMood = "accepts" | "revokesOne" | "revokesAll" | "refusesUs";

export interface BenchDeps extends InstallationDeps {
  setMood(mood: AmazonMood): void;
}

/** Core on a fleet: time stands still, Amazon answers at once, nothing is encrypted. */
export function createBenchDeps(database: Database): BenchDeps {
  const clock = { now: () => NOW };
  let mood: AmazonMood = "accepts";
  return {
    database,
    clock,
    machineClock: clock,
    amazon: createAmazon(() => {
      const said = mood;
      if (mood === "revokesOne") mood = "accepts";
      return said;
    }),
    cipher: plainCipher,
    bus: { wake: () => {} },
    sellerCentral: {
      manageAppsUrl: () => null,
      isSellerCentralUrl: () => false,
      accountHealthUrl: () => null,
      consentUrl: () => "https://seller.test",
    },
    operators: { alert: () => {} },
    mailer: { isSetUp: true, send: async () => "TAKEN" },
    egress: {
      checkUrl: (url) => new URL(url),
      call: async () => ({ isAnswered: false, code: "NOBODY", message: "Nobody is called." }),
    },
    sampling: createSampling(() => 0.5),
    publicUrl: () => "https://evergrant.test",
    returnOrigins: [],
    notificationQueue: null,
    rotateSecretDays: null,
    keyKind: "test",
    setMood(next) {
      mood = next;
    },
  };
}

const plainCipher: Cipher = {
  encrypt: async (secret) => new TextEncoder().encode(secret.reveal()),
  decrypt: async (bytes) => new Secret(new TextDecoder().decode(bytes)),
  keyedHash: (_purpose, secret) => hash(secret),
  fingerprint: hash,
};

function hash(secret: Secret): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash("sha256").update(secret.reveal()).digest());
}

function createAmazon(mood: () => AmazonMood): Amazon {
  return {
    async exchangeRefreshToken({ application: { clientId }, region, sellerKey }) {
      const operation = "refreshToken";
      const said = mood();
      if (said === "revokesOne" || said === "revokesAll")
        return { ok: false, failure: { class: "revoked", operation, code: "invalid_grant" } };
      if (said === "refusesUs")
        return { ok: false, failure: { class: "misconfigured", operation } };
      return succeed({ clientId, region, sellerKey, accessToken: new Secret("access") });
    },
    exchangeAuthorizationCode: async () => succeed({ refreshToken: new Secret("refresh") }),
    accessOf: ({ application: { clientId }, region, sellerKey }) =>
      Promise.resolve(succeed({ clientId, region, sellerKey, accessToken: new Secret("access") })),
    checkApplication: async () => succeed({ ok: true }),
    rotateClientSecret: async () => succeed({ ok: true }),
    createDestination: async () => succeed({ destinationId: "destination" }),
    createSubscription: async () => succeed({ subscriptionId: "subscription" }),
    getMarketplaceParticipations: async () =>
      succeed([{ marketplaceId: "ATVPDKIKX0DER", isParticipating: true }]),
    findAnyOrder: async () => succeed({ orderId: null }),
    getOrder: async (_access, { orderId }) => succeed({ orderId }),
  };
}

function succeed<T>(value: T): AmazonAnswer<T> {
  return { ok: true, value };
}
