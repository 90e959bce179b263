import { Registry } from "prom-client";
import { createAmazonMetrics } from "./amazon-metrics.ts";
import { createEventMetrics } from "./event-metrics.ts";
import { createGraphqlMetrics } from "./graphql-metrics.ts";
import { createHttpMetrics } from "./http-metrics.ts";
import { createJobMetrics } from "./job-metrics.ts";
import { createLiveMetrics } from "./live-metrics.ts";
import { createMailMetrics } from "./mail-metrics.ts";
import { createMessageMetrics } from "./message-metrics.ts";
import { createNotificationMetrics } from "./notification-metrics.ts";
import { createRateLimitMetrics } from "./rate-limit-metrics.ts";
import { createStreamMetrics } from "./stream-metrics.ts";
import { createWebhookMetrics } from "./webhook-metrics.ts";

/** What one process counts. A subject a file; each is given the registry, and there is no other one. */
export type Metrics = ReturnType<typeof createMetrics>;

/** No label says whose: no tenant, seller, key or address, and nothing that a client can choose freely. */
export function createMetrics() {
  const registry = new Registry();
  const refreshes: (() => Promise<void>)[] = [];
  return {
    registry,
    amazon: createAmazonMetrics(registry),
    events: createEventMetrics(registry),
    graphql: createGraphqlMetrics(registry),
    http: createHttpMetrics(registry),
    jobs: createJobMetrics(registry),
    live: createLiveMetrics(registry),
    mails: createMailMetrics(registry),
    messages: createMessageMetrics(registry),
    notifications: createNotificationMetrics(registry),
    rateLimits: createRateLimitMetrics(registry),
    streams: createStreamMetrics(registry),
    webhooks: createWebhookMetrics(registry),
    /** Has something asked anew before each scrape. It must not fail. */
    beforeScrape(refresh: () => Promise<void>) {
      refreshes.push(refresh);
    },
    /** Everything, in Prometheus's text format. */
    async read(): Promise<string> {
      await Promise.all(refreshes.map((refresh) => refresh()));
      return registry.metrics();
    },
  };
}
