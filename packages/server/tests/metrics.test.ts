import type { IncomingMessage, ServerResponse } from "node:http";
import { Secret } from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import { createTestDatabase } from "@evergrant/testkit/database";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { listen } from "../src/http/listen.ts";
import { createObserver } from "../src/jobs/create-observer.ts";
import { createMetrics } from "../src/metrics/create-metrics.ts";
import { createMetricsRoute } from "../src/metrics/create-metrics-route.ts";
import { watchDatabase } from "../src/metrics/watch-database.ts";
import { watchDeliveries } from "../src/metrics/watch-deliveries.ts";
import { watchDueWork } from "../src/metrics/watch-due-work.ts";
import { readTrustedDocuments } from "../src/trusted-documents/read-manifests.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { readStream } from "./read-stream.ts";

const metrics = createMetrics();
let opened: OpenServer;
beforeAll(async () => {
  const trusted = { documents: await readTrustedDocuments(), mode: "off" as const };
  opened = await openServer({ metrics, trusted }, (deps) => ({
    ...deps,
    observer: createObserver({
      metrics,
      clock: deps.clock,
      logger: pino({ level: "silent" }),
      level: "info",
    }),
  }));
});
afterAll(() => opened.close());

/** The lines of a metric that have a value. */
async function read(name: string, of = metrics): Promise<string[]> {
  const lines = (await of.read()).split("\n");
  return lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

const total = (labels: string) => `evergrant_graphql_operations_total{${labels}}`;

it("counts operations by type, name and outcome", async () => {
  await opened.post("{ viewer { id } }");
  await opened.post("query AuditPublicKeys { auditPublicKeys { id } }");
  await opened.post("query MyOwnName { viewer { id } }");
  await opened.post("{ viewer {");
  await opened.post("{ viewer { nothing } }");
  await opened.post("{ viewer { id } }", {}, { authorization: "Bearer nobody's" });
  await opened.post(
    'mutation { revokeApiKey(input: { apiKeyId: "QXBpS2V5OjAxOTQ3YjYwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ==" }) { ... on Error { code } } }',
  );
  const counted = await read("evergrant_graphql_operations_total");
  expect(counted.sort()).toEqual(
    [
      `${total('type="query",operation="other",code="OK"')} 2`,
      `${total('type="query",operation="AuditPublicKeys",code="OK"')} 1`,
      `${total('type="unknown",operation="other",code="GRAPHQL_PARSE_FAILED"')} 1`,
      `${total('type="unknown",operation="other",code="GRAPHQL_VALIDATION_FAILED"')} 1`,
      `${total('type="unknown",operation="other",code="UNAUTHENTICATED"')} 1`,
      `${total('type="mutation",operation="other",code="NOT_FOUND"')} 1`,
    ].sort(),
  );
});

it("takes no label from a client", async () => {
  await opened.post("query Chosen { viewer { code: id } }");
  const text = await metrics.read();
  expect(text).not.toContain("Chosen");
  for (const secret of [opened.workspaceId, opened.apiKey, "Vmlld2Vy", "127.0.0.1"])
    expect(text).not.toContain(secret);
});

it("counts streams, what they are handed and why they end", async () => {
  const gone = new AbortController();
  const response = await opened.server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: "subscription { events { type } }" }),
    signal: gone.signal,
  });
  const stream = readStream(response);
  stream.closed.catch(() => undefined);
  await vi.waitFor(async () =>
    expect(await read("evergrant_streams_open")).toEqual([
      'evergrant_streams_open{transport="sse"} 1',
    ]),
  );
  await opened.post(
    'mutation { createApiKey(input: { name: "k", scopes: ["events:read"] }) { __typename } }',
  );
  await vi.waitFor(() => expect(stream.results).toHaveLength(1));
  gone.abort();
  await vi.waitFor(async () =>
    expect(await read("evergrant_streams_closed_total")).toEqual([
      'evergrant_streams_closed_total{transport="sse",reason="client"} 1',
    ]),
  );
  expect(await read("evergrant_streams_open")).toEqual([
    'evergrant_streams_open{transport="sse"} 0',
  ]);
  expect(await read("evergrant_stream_results_total")).toEqual([
    'evergrant_stream_results_total{transport="sse"} 1',
  ]);
});

it("says how much is due, and goes on without a database", async () => {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase({ url });
  const own = createMetrics();
  const { clock, machineClock } = opened.deps;
  watchDatabase(own, database);
  watchDeliveries(own, { database, machineClock });
  watchDueWork(own, { database, clock }, async () => 3);
  expect(await read("evergrant_database_up", own)).toEqual(["evergrant_database_up 1"]);
  expect(await read("evergrant_due_work", own)).toContain('evergrant_due_work{kind="DISPATCH"} 0');
  for (const kind of ["ISSUE", "NOTIFICATION"])
    expect(await read("evergrant_due_work", own)).toContain(`evergrant_due_work{kind="${kind}"} 0`);
  expect(await read("evergrant_queued_jobs", own)).toEqual(["evergrant_queued_jobs 3"]);
  expect(await read("evergrant_webhook_failing_endpoints", own)).toHaveLength(1);
  expect(await read("evergrant_waiting_to_be_told", own)).toEqual(
    ["notifications", "messages", "mails"].map(
      (what) => `evergrant_waiting_to_be_told{what="${what}"} 0`,
    ),
  );
  await database.stop();
  await drop();
  expect(await read("evergrant_database_up", own)).toEqual(["evergrant_database_up 0"]);
  expect(await read("evergrant_due_work", own)).toEqual([]);
  expect(await read("evergrant_webhook_failing_endpoints", own)).toEqual([]);
});

it("counts what is due and since when", async () => {
  const { owner, deps, workspaceId } = opened;
  await owner.workspaceLog.update({
    where: { workspaceId },
    data: { undispatchedSince: new Date(deps.clock.now().getTime() - 90_000) },
  });
  const own = createMetrics();
  watchDueWork(own, deps, () => Promise.reject(new Error("down")));
  expect(await read("evergrant_due_work", own)).toContain('evergrant_due_work{kind="DISPATCH"} 1');
  expect(await read("evergrant_due_work_late_seconds", own)).toContain(
    'evergrant_due_work_late_seconds{kind="DISPATCH"} 90',
  );
  expect(await read("evergrant_queued_jobs", own)).toEqual([]);
});

it.each([
  { token: undefined, presented: "Bearer long enough to be one", status: 404 },
  { token: new Secret("long enough to be one"), presented: "", status: 401 },
  { token: new Secret("long enough to be one"), presented: "Bearer another", status: 401 },
  {
    token: new Secret("long enough to be one"),
    presented: "Bearer long enough to be one",
    status: 200,
  },
  { token: "open" as const, presented: "", status: 200 },
])(
  "answers $status with $token to whoever presents $presented",
  async ({ token, presented, status }) => {
    const route = createMetricsRoute(metrics, token);
    const routes = new Map([
      ["/metrics", (asked: IncomingMessage, answer: ServerResponse) => route(asked, answer)],
    ]);
    const listening = await listen(routes, { host: "127.0.0.1", port: 0 });
    const response = await fetch(`${listening.url}/metrics`, {
      headers: presented === "" ? {} : { authorization: presented },
    });
    expect(response.status).toBe(status);
    expect((await response.text()).includes("evergrant_")).toBe(status === 200);
    await listening.stop();
  },
);
