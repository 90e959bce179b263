import { BadInputError, type CoreDeps, createSampling } from "@evergrant/core";

/** Ports that nobody looks at: for tests of what does not go through them. */
export const QUIET_PORTS: Pick<
  CoreDeps,
  | "bus"
  | "sellerCentral"
  | "operators"
  | "mailer"
  | "egress"
  | "sampling"
  | "publicUrl"
  | "returnOrigins"
  | "notificationQueue"
  | "rotateSecretDays"
  | "keyKind"
> = {
  bus: { wake: () => {} },
  sellerCentral: {
    manageAppsUrl: () => null,
    isSellerCentralUrl: (url) => url.startsWith("https://seller.test/"),
    accountHealthUrl: () => null,
    consentUrl: ({ state, redirectUri }) =>
      `https://seller.test/apps/authorize/consent?${new URLSearchParams({ state, redirect_uri: redirectUri })}`,
  },
  operators: { alert: () => {} },
  mailer: { isSetUp: true, send: async () => "TAKEN" },
  egress: {
    checkUrl(url) {
      if (!URL.canParse(url)) throw new BadInputError("The url is not an https address.");
      return new URL(url);
    },
    call: async () => ({
      isAnswered: true,
      status: 204,
      headers: new Headers(),
      body: Buffer.of(),
    }),
  },
  sampling: createSampling(Math.random),
  publicUrl: () => "https://evergrant.test",
  returnOrigins: ["https://tool.test"],
  notificationQueue: null,
  rotateSecretDays: null,
  keyKind: "test",
};
