import { randomBytes } from "node:crypto";
import type { World } from "../world/open-world.ts";

/** What both have counted, as a scrape reads it; and what is leaked on purpose beside it, and to the collector. */
export async function readMetrics({
  demo,
  serve,
  metrics,
  vault,
  collector,
}: World): Promise<void> {
  for (const { url, headers, name } of [
    { name: "demo", url: new URL(demo.file.graphqlUrl).origin, headers: {} },
    { name: "serve", url: serve.url, headers: { authorization: `Bearer ${serve.metricsToken}` } },
  ]) {
    const response = await fetch(`${url}/metrics`, { headers });
    const text = await response.text();
    if (!text.includes("evergrant_graphql_operations_total"))
      throw new Error(`${name} shows no metrics: ${response.status}`);
    metrics.add(`a scrape of ${name}`, text);
  }
  vault.prove(serve.metricsToken, "metrics were read with it");
  const [scraped, traced] = ["metrics", "traces"].map((name) => {
    const value = randomBytes(24).toString("base64url");
    vault.plant("canary", `canary in ${name}`, value, "leaked on purpose");
    return value;
  });
  metrics.add("a scrape of the test's own", `leaked{name="${scraped}"} 1`);
  await fetch(collector.url, { method: "POST", body: JSON.stringify({ leaked: traced }) });
  const named = new Set(collector.spans.map((span) => span.name));
  for (const name of [
    "POST /graphql",
    "Amazon refreshToken",
    "prisma:client:db_query",
    "webhook delivery",
    "send message",
  ])
    if (!named.has(name)) throw new Error(`No trace tells of ${name}`);
}
