import { createApiKey, createWorkspace, SCOPES } from "@evergrant/core";
import { createClient, unwrap } from "@evergrant/sdk";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Installation, startInstallation } from "../src/start-installation.ts";
import {
  type ReceivedSpan,
  startTraceReceiver,
  type TraceReceiver,
} from "../src/trace-receiver.ts";

const METRICS_TOKEN = "a-token-for-the-metrics-of-the-test";
const PARENT = "4bf92f3577b34da6a3ce929d0e0e4736";

let installation: Installation;
let receiver: TraceReceiver;
let bodies = "";
let apiUrl: string;
let workerUrl: string;
let token: string;
let planted: string;

beforeAll(async () => {
  receiver = await startTraceReceiver((body) => {
    bodies += body.toString();
  });
  installation = await startInstallation();
  const { deps, serve } = installation;
  const variables = {
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_BSP_SCHEDULE_DELAY: "200",
    EVERGRANT_METRICS_TOKEN: METRICS_TOKEN,
  };
  apiUrl = await serve("api", "api", variables);
  workerUrl = await serve("worker", "worker", variables);
  const { workspaceId } = await createWorkspace(deps, { name: "Traced" });
  const client = deps.database.inWorkspace({ workspaceId });
  const { key } = await createApiKey({ ...deps, client }, workspaceId, {
    name: "Test",
    scopes: SCOPES,
  });
  token = key.reveal();
}, 120_000);

afterAll(async () => {
  await installation.end();
  await receiver.stop();
}, 60_000);

it("makes one trace of one enableMwsToken, from HTTP to SQL and Amazon", async () => {
  const seller = await control("/sellers", { credential: "LWA_REFRESH_TOKEN", orders: 3 });
  planted = seller.token;
  const client = createClient({
    url: `${apiUrl}/graphql`,
    token,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set("traceparent", `00-${PARENT}-00f067aa0ba902b7-01`);
      return fetch(input, { ...init, headers });
    },
  });
  const { sellerAccount } = unwrap(
    await client.sellerAccounts.connect({
      ...{ name: "Shop", region: "NA", token: seller.token },
      sellingPartnerId: seller.sellingPartnerId,
    }),
  );
  unwrap(await client.mwsTokens.disable({ sellerAccountId: sellerAccount.id }));
  unwrap(await client.mwsTokens.enable({ sellerAccountId: sellerAccount.id, token: seller.token }));

  const operation = await waitForSpan(({ name }) => name === "GraphQL mutation EnableMwsToken");
  const request = await waitForSpan(({ spanId }) => spanId === operation.parentSpanId);
  expect(request).toMatchObject({ name: "POST /graphql", traceId: PARENT });
  const amazon = await waitForSpan(
    (span) => span.name === "Amazon refreshToken" && isBelow(span, operation),
  );
  expect(amazon.attributes["evergrant.amazon.class"]).toBe("ok");
  const written = await waitForSpan(
    (span) =>
      isBelow(span, operation) &&
      String(span.attributes["db.query.text"]).includes('INSERT INTO "Event"'),
  );
  expect(written.attributes["db.query.text"]).toContain("$1");
  const event = await installation.db.event.findFirstOrThrow({
    where: { type: "TOKEN_ENABLED" },
    orderBy: { position: "desc" },
  });
  expect(operation.events).toContainEqual({
    name: "events committed",
    attributes: { "evergrant.event.ids": expect.arrayContaining([event.id]) },
  });
  // The worker's part is a trace of its own, which names the same event.
  await waitForSpan(
    ({ name, events }) => name === "job DISPATCH" && JSON.stringify(events).includes(event.id),
  );
}, 60_000);

it("makes a trace of a probe", async () => {
  await installation.db.dueWork.updateMany({
    where: { kind: "PROBE" },
    data: { dueAt: new Date() },
  });
  const job = await waitForSpan(({ name }) => name === "job PROBE");
  expect(job).toMatchObject({ parentSpanId: null });
  await waitForSpan((span) => span.name === "Amazon refreshToken" && isBelow(span, job));
  await waitForSpan((span) => span.name === "prisma:client:db_query" && isBelow(span, job));
}, 60_000);

it("shows metrics of either role to the token's holder alone, and secrets nowhere", async () => {
  const read = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/metrics`, { headers })).text();
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  expect(await read(workerUrl)).not.toContain("evergrant_");
  const [api, worker] = await Promise.all([read(apiUrl, headers), read(workerUrl, headers)]);
  expect(api).toContain('operation="EnableMwsToken",code="OK"} 1');
  expect(api).not.toContain("evergrant_due_work{");
  expect(worker).toContain('evergrant_due_work{kind="PROBE"} 0');
  await vi.waitFor(async () =>
    expect(await read(workerUrl, headers)).toContain('evergrant_probes_total{class="verified"} 1'),
  );
  for (const secret of [planted, token, METRICS_TOKEN])
    for (const text of [api, worker, bodies]) expect(text).not.toContain(secret);
  // Nothing begins a trace but requests and jobs.
  const roots = receiver.spans.filter(({ parentSpanId }) => parentSpanId === null);
  expect(roots.filter(({ name }) => !/^job |^[A-Z]+ \//.test(name))).toEqual([]);
}, 60_000);

const waitForSpan = (fits: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan> =>
  vi.waitFor(() => {
    const found = receiver.spans.find(fits);
    if (found === undefined)
      throw new Error(`Not among ${receiver.spans.map(({ name }) => name).join(", ")}`);
    return found;
  }, 20_000);

function isBelow(span: ReceivedSpan, other: ReceivedSpan): boolean {
  if (span.spanId === other.spanId) return true;
  const parent = receiver.spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent !== undefined && isBelow(parent, other);
}

async function control(
  path: string,
  body: object,
): Promise<{ sellingPartnerId: string; token: string }> {
  const request = new Request(`http://127.0.0.1/_sandbox${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return (await installation.sandbox.fetch(request)).json() as Promise<{
    sellingPartnerId: string;
    token: string;
  }>;
}
