import { beforeEach, describe, expect, it } from "vitest";
import { openSandbox, read } from "./open-sandbox.ts";

let box: Awaited<ReturnType<typeof openSandbox>>;

beforeEach(async () => {
  box = await openSandbox();
});

function post(path: string, body: string) {
  return box.call(`/_sandbox/${path}`, { method: "POST", body });
}

describe("sellers", () => {
  it("makes one from an empty body", async () => {
    const response = await box.call("/_sandbox/sellers", { method: "POST" });
    expect(await read(response)).toEqual({
      status: 200,
      body: {
        sellingPartnerId: expect.stringMatching(/^A[0-9A-Z]{13}$/),
        token: expect.stringMatching(/^amzn\.mws\./),
        authorizedAt: expect.stringMatching(/^2027-01-01T00:00/),
        expiresAt: expect.stringMatching(/^2028-01-01T00:00/),
      },
    });
  });

  it("describes sellers without their tokens", async () => {
    const made = await box.makeSeller({ name: "Harbour", region: "FE", termDays: 10, orders: 2 });
    const described = {
      sellingPartnerId: made.sellingPartnerId,
      name: "Harbour",
      region: "FE",
      marketplaceIds: ["A1VC38T7YXB528"],
      credential: "MWS_AUTH_TOKEN",
      termDays: 10,
      isActive: true,
      grantStatus: "ACTIVE",
      authorizedAt: made.authorizedAt,
      expiresAt: made.expiresAt,
      orders: 2,
    };
    expect(await box.get("sellers")).toEqual([described]);
    expect(await box.get(`sellers/${made.sellingPartnerId}`)).toEqual(described);
    expect(await box.post(`sellers/${made.sellingPartnerId}/revoke`)).toMatchObject({
      grantStatus: "DISABLED",
    });
    await box.advance("P10D");
    expect(await box.post(`sellers/${made.sellingPartnerId}/enable`)).toEqual({
      token: made.token,
      authorizedAt: expect.stringMatching(/^2027-01-11T/),
      expiresAt: expect.stringMatching(/^2027-01-21T/),
    });
  });
});

describe("bad input", () => {
  it.each([
    ["sellers", "[1]", "The body is not a JSON object."],
    ["sellers", "{", "The body is not JSON; send a JSON object."],
    ["sellers", '{"name":7}', "name must be a non-empty string."],
    ["sellers", '{"region":"US"}', "region must be one of NA, EU, FE."],
    [
      "sellers",
      '{"region":"NA","marketplaceIds":["A1F83G8C2ARO7P"]}',
      "marketplaceIds must list marketplaces of the region NA.",
    ],
    ["sellers", '{"orders":1.5}', "orders must be a whole number from 0 to 1048576."],
    ["sellers", '{"termDays":"1"}', "termDays must be a number from 0 to 36500."],
    [
      "sellers",
      '{"credential":"PASSWORD"}',
      "credential must be one of MWS_AUTH_TOKEN, LWA_REFRESH_TOKEN.",
    ],
    ["faults", '{"kind":"lwa-down","rate":2}', "rate must be a number from 0 to 1."],
    [
      "faults",
      '{"kind":"lwa-down","for":"1 day"}',
      "for must be an ISO-8601 duration of virtual time, as PT2H.",
    ],
    [
      "clock",
      '{"advance":"P1Y"}',
      "advance must be an ISO-8601 duration of weeks to seconds, as P30D.",
    ],
    ["clock", '{"set":"2027-02-01"}', "set must be a moment in UTC, as 2027-01-31T00:00:00Z."],
  ])("answers 400 to %s %s", async (path, body, error) => {
    expect(await read(await post(path, body))).toEqual({ status: 400, body: { error } });
  });

  it.each([
    ["clock", "{}"],
    ["clock", '{"advance":"P1D","set":"2028-01-01T00:00:00Z"}'],
    ["clock", '{"set":"2026-12-31T00:00:00Z"}'],
    ["clock", '{"advance":"P9999999D"}'],
    ["faults", "{}"],
    ["faults", '{"kind":"earthquake"}'],
    ["faults", '{"kind":"lwa-down","for":"P99999999999D"}'],
  ])("answers 400 with a reason to %s %s", async (path, body) => {
    expect(await read(await post(path, body))).toEqual({
      status: 400,
      body: { error: expect.any(String) },
    });
  });

  it("answers JSON also to unknown paths, methods and sellers, and to a huge body", async () => {
    expect((await post("nothing", "")).status).toBe(404);
    expect((await post("calls", "")).status).toBe(405);
    expect((await post("sellers/ANOBODY/revoke", "")).status).toBe(404);
    expect((await post("faults", '{"kind":"lwa-down","sellingPartnerId":"A1"}')).status).toBe(404);
    expect(await read(await post("sellers", `{"name":"${"x".repeat(100_000)}"}`))).toEqual({
      status: 413,
      body: { error: "The body is larger than 100 kB." },
    });
  });
});

describe("clock", () => {
  it("reads, advances and sets virtual time, which runs on", async () => {
    let realMs = 0;
    const timed = await openSandbox({ realNow: () => new Date(realMs) });
    expect(await timed.get("clock")).toEqual({ now: "2027-01-01T00:00:00.000Z" });
    realMs = 2_000;
    expect(await timed.advance("P1DT6H")).toEqual({ now: "2027-01-02T06:00:02.000Z" });
    expect(await timed.post("clock", { set: "2027-03-01T00:00:00Z" })).toEqual({
      now: "2027-03-01T00:00:00.000Z",
    });
    realMs = 3_000;
    expect(timed.sandbox.now().toISOString()).toBe("2027-03-01T00:00:01.000Z");
  });

  it("visits each due moment in order, also those that become due on the way", async () => {
    const realNow = () => new Date(0);
    const { sandbox, advance } = await openSandbox({ realNow });
    const due = [
      "2027-01-02T00:00:00.000Z",
      "2027-01-20T00:00:00.000Z",
      "2027-02-20T00:00:00.000Z",
    ];
    const visited: string[] = [];
    sandbox.setTimeHooks({
      async nextDue(until) {
        const next = due[0];
        return next !== undefined && Date.parse(next) <= until.getTime() ? new Date(next) : null;
      },
      async onClockMoved(now) {
        expect(sandbox.now()).toEqual(now);
        visited.push(now.toISOString());
        while (due[0] !== undefined && due[0] <= now.toISOString()) due.shift();
        if (visited.length === 1) due.unshift("2027-01-02T01:00:00.000Z");
      },
    });
    expect(await advance("P31D")).toEqual({ now: "2027-02-01T00:00:00.000Z" });
    expect(visited).toEqual([
      "2027-01-02T00:00:00.000Z",
      "2027-01-02T01:00:00.000Z",
      "2027-01-20T00:00:00.000Z",
      "2027-02-01T00:00:00.000Z",
    ]);
    expect(due).toEqual(["2027-02-20T00:00:00.000Z"]);
  });

  it("works what is overdue at the present moment", async () => {
    const { sandbox, advance } = await openSandbox({ realNow: () => new Date(0) });
    const visited: string[] = [];
    sandbox.setTimeHooks({
      nextDue: async () => (visited.length === 0 ? new Date("2020-01-01T00:00:00Z") : null),
      onClockMoved: async (now) => void visited.push(now.toISOString()),
    });
    await advance("PT1H");
    expect(visited).toEqual(["2027-01-01T00:00:00.000Z", "2027-01-01T01:00:00.000Z"]);
  });

  it("lets one advance finish before the next begins", async () => {
    const { sandbox, advance } = await openSandbox({ realNow: () => new Date(0) });
    const order: string[] = [];
    sandbox.setTimeHooks({
      nextDue: async () => null,
      async onClockMoved(now) {
        order.push(`begin ${now.toISOString()}`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`end ${now.toISOString()}`);
      },
    });
    await Promise.all([advance("P1D"), advance("P1D")]);
    expect(order).toEqual([
      "begin 2027-01-02T00:00:00.000Z",
      "end 2027-01-02T00:00:00.000Z",
      "begin 2027-01-03T00:00:00.000Z",
      "end 2027-01-03T00:00:00.000Z",
    ]);
  });

  it("reports work that fails or never gets done, and can be asked again", async () => {
    const { sandbox, call, advance } = await openSandbox();
    const body = '{"advance":"P1D"}';
    const fail = () => call("/_sandbox/clock", { method: "POST", body });
    sandbox.setTimeHooks({
      nextDue: async () => new Date("2027-01-01T12:00:00Z"),
      onClockMoved: async () => {},
    });
    expect(await read(await fail())).toMatchObject({
      status: 500,
      body: { error: expect.stringContaining("never gets done") },
    });
    sandbox.setTimeHooks({
      nextDue: async () => null,
      onClockMoved: () => Promise.reject(new Error("no database")),
    });
    expect((await fail()).status).toBe(500);
    sandbox.setTimeHooks({ nextDue: async () => null, onClockMoved: async () => {} });
    expect((await advance("P1D")).now > "2027-01-02").toBe(true);
  });
});

it("counts calls by operation and answer", async () => {
  const { token } = await box.makeSeller({ credential: "LWA_REFRESH_TOKEN" });
  const access = await box.getAccess(token);
  await box.refresh("Atzr|unknown");
  await box.callApi("/sellers/v1/marketplaceParticipations", access);
  await box.callApi("/sellers/v1/marketplaceParticipations", access);
  await box.callApi("/sellers/v1/marketplaceParticipations", "bad");
  await box.callApi("/unknown/v1/path", access);
  expect(await box.get("calls")).toEqual({
    "lwa:refresh_token": { 200: 1, 400: 1 },
    getMarketplaceParticipations: { 200: 2, 403: 1 },
    unknown: { 403: 1 },
  });
});
