import { request } from "node:http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type ListeningSandbox, listenSandbox } from "../src/index.ts";
import { openSandbox } from "./open-sandbox.ts";

const LOCAL = { host: "127.0.0.1", port: 0 };

let box: Awaited<ReturnType<typeof openSandbox>>;
let server: ListeningSandbox;

beforeEach(async () => {
  box = await openSandbox();
  server = await listenSandbox(box.sandbox, LOCAL);
});

afterEach(async () => {
  await server.close();
  await box.sandbox.close();
});

it("serves requests with their bodies and headers", async () => {
  const { token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const { clientId, clientSecret } = box.sandbox.application;
  const response = await fetch(`${server.url}/auth/o2/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `grant_type=refresh_token&refresh_token=${token}&client_id=${clientId}&client_secret=${clientSecret}`,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json;charset=UTF-8");
  const { access_token } = (await response.json()) as { access_token: string };
  const participations = await fetch(`${server.url}/sellers/v1/marketplaceParticipations`, {
    headers: { "x-amz-access-token": access_token },
  });
  expect(participations.status).toBe(200);
});

it("follows its own redirects and answers HEAD without a body", async () => {
  const { sellingPartnerId } = await box.makeSeller();
  const page = await fetch(
    `${server.url}/apps/manage/disable?sellingPartnerId=${sellingPartnerId}`,
    {
      method: "POST",
    },
  );
  expect(page.url).toBe(
    `${server.url}/apps/manage?sellingPartnerId=${sellingPartnerId}&done=disable`,
  );
  expect(await page.text()).toContain("Disabled");
  const head = await fetch(`${server.url}/`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

it("refuses the method that fetch does not know", async () => {
  const status = await new Promise((resolve, reject) => {
    const asked = request(server.url, { method: "TRACE" }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject).end();
  });
  expect(status).toBe(405);
});

it("cuts the connection where a fault resets it, and goes on serving", async () => {
  await box.post("faults", { kind: "reset" });
  const call = () => fetch(`${server.url}/sellers/v1/marketplaceParticipations`);
  await expect(call()).rejects.toThrow("fetch failed");
  await box.control("DELETE", "faults");
  expect((await call()).status).toBe(403);
});

it("gives up a hanging call when its caller does", async () => {
  await box.post("faults", { kind: "hang" });
  const caller = new AbortController();
  const pending = fetch(`${server.url}/sellers/v1/marketplaceParticipations`, {
    signal: caller.signal,
  });
  await vi.waitFor(async () =>
    expect(await box.get("calls")).toHaveProperty("getMarketplaceParticipations"),
  );
  caller.abort();
  await expect(pending).rejects.toThrow("aborted");
  expect((await fetch(`${server.url}/_sandbox/clock`)).status).toBe(200);
});

it("refuses a taken port with the network's reason", async () => {
  const port = Number(new URL(server.url).port);
  await expect(listenSandbox(box.sandbox, { ...LOCAL, port })).rejects.toThrow("EADDRINUSE");
});

it("refuses a huge body without keeping it", async () => {
  const body = JSON.stringify({ name: "x".repeat(3_000_000) });
  const response = await fetch(`${server.url}/_sandbox/sellers`, { method: "POST", body });
  expect(response.status).toBe(413);
});
