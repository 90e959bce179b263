import { VirtualClock } from "./clock.ts";
import { createAdvanceClock } from "./control/advance-clock.ts";
import { drawClientSecret, drawDecimal, drawHex, drawRandom, formatUuid } from "./random.ts";
import { registerApplication } from "./register-application.ts";
import { routeRequest } from "./route-request.ts";
import type { Sandbox, SandboxOptions } from "./sandbox.ts";
import { createSellerSearch } from "./seller-central/seller-search.ts";
import { RateBuckets } from "./sp-api/rate-buckets.ts";
import type { SandboxEvent } from "./store/events.ts";
import { openStore } from "./store/store.ts";
import type { World } from "./world.ts";

/** Numbers below this are exact, and below the space of order ids. */
const MAX_ORDER_ID_SALT = 10 ** 13;

/**
 * Starts a simulated Amazon, or goes on with the one that the folder holds.
 * @throws when the folder cannot be read or written, or what it holds is damaged.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { publicUrl, realNow = () => new Date(), random = drawRandom } = options;
  const store = openStore(options.folder, () => startWorld(options.startAt, realNow, random));
  const { state } = store;
  const clock = new VirtualClock({
    realNow,
    offsetMs: state.clockOffsetMs,
    floorMs: state.latestAt,
  });
  const closing = new AbortController();
  const world: World = {
    store,
    sellerSearch: createSellerSearch(state.sellers),
    clock,
    realNow,
    random,
    publicUrl: publicUrl.replace(/\/+$/, ""),
    rateBuckets: new RateBuckets(),
    deliveries: new WeakMap(),
    timeHooks: {
      nextDue: options.nextDue ?? (async () => null),
      onClockMoved: options.onClockMoved ?? (async () => {}),
    },
    onSecretRotated: options.onSecretRotated ?? (async () => {}),
    closing: closing.signal,
  };
  const advanceClock = createAdvanceClock(world);
  const pageUrl = (path: string, sellingPartnerId: string) =>
    `${world.publicUrl}${path}?${new URLSearchParams({ sellingPartnerId })}`;

  return {
    get application() {
      return state.application;
    },
    async fetch(request) {
      const response = await routeRequest(world, advanceClock, request);
      // Nothing is answered before the disk holds it, nor is anything that others did until then.
      await store.settle();
      return response;
    },
    async registerApplication(registration) {
      registerApplication(world, registration);
      await store.settle();
    },
    now: () => clock.now(),
    manageAppsUrl: (id) => pageUrl("/apps/manage", id),
    accountHealthUrl: (id) => pageUrl("/performance/account/health", id),
    setTimeHooks(hooks) {
      world.timeHooks = hooks;
    },
    setSecretHook(onSecretRotated) {
      world.onSecretRotated = onSecretRotated;
    },
    async close() {
      closing.abort();
      await store.close();
    },
  };
}

function startWorld(
  startAt: Date | undefined,
  realNow: () => Date,
  random: () => number,
): Extract<SandboxEvent, { type: "started" }> {
  const real = realNow().getTime();
  const at = startAt?.getTime() ?? real;
  return {
    type: "started",
    at,
    application: {
      clientId: `amzn1.application-oa2-client.${drawHex(32, random)}`,
      clientSecret: drawClientSecret(random),
      applicationId: `amzn1.sp.solution.${formatUuid(drawHex(32, random))}`,
      developerId: `1${drawDecimal(11, random)}`,
    },
    key: drawHex(64, random),
    orderIdSalt: Math.floor(random() * MAX_ORDER_ID_SALT),
    clockOffsetMs: at - real,
  };
}
