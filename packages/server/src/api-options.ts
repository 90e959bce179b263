import type { InstallationDeps } from "@evergrant/core";
import type { Logger } from "pino";
import type { ServerOptions } from "./create-server.ts";
import type { DemoEnvironment, ProductionEnvironment } from "./environment.ts";
import type { Metrics } from "./metrics/create-metrics.ts";
import { createOutageLog } from "./outage-log.ts";
import { openLimiters } from "./rate-limit/open-limiters.ts";
import { openPointStore, watchPointStore } from "./rate-limit/point-store.ts";
import { readTrustedDocuments } from "./trusted-documents/read-manifests.ts";

export type ApiEnvironment = Pick<
  DemoEnvironment | ProductionEnvironment,
  | "REDIS_URL"
  | "EVERGRANT_ALLOWED_ORIGINS"
  | "EVERGRANT_RATE_LIMIT"
  | "EVERGRANT_TRUSTED_DOCUMENTS"
  | "EVERGRANT_TRUSTED_PROXIES"
  | "EVERGRANT_JWT_ISSUERS"
>;

/** What the API lets whom do, as the environment says. The limiters are to be stopped after the API. */
export async function readApiOptions(
  environment: ApiEnvironment,
  given: { deps: InstallationDeps; url: string; logger: Logger; metrics: Metrics },
): Promise<
  Required<
    Pick<ServerOptions, "limiters" | "allowedOrigins" | "jwtIssuers" | "trustedProxies" | "trusted">
  >
> {
  const { deps, url, logger, metrics } = given;
  const { REDIS_URL: redisUrl, EVERGRANT_RATE_LIMIT: keyPoints } = environment;
  const outage = createOutageLog(logger, {
    lost: "Rate limits are counted by each process alone",
    back: "Rate limits are counted by all processes together again",
  });
  const store =
    keyPoints === null ? undefined : watchPointStore(openPointStore({ url, redisUrl }), outage);
  return {
    limiters: openLimiters({
      clock: deps.machineClock,
      keyPoints,
      store,
      onStoreFailure: () => metrics.rateLimits.storeFailed(),
    }),
    allowedOrigins: environment.EVERGRANT_ALLOWED_ORIGINS,
    jwtIssuers: environment.EVERGRANT_JWT_ISSUERS,
    trustedProxies: environment.EVERGRANT_TRUSTED_PROXIES,
    trusted: {
      documents: await readTrustedDocuments(),
      mode: environment.EVERGRANT_TRUSTED_DOCUMENTS,
    },
  };
}
