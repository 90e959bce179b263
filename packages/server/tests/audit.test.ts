import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

const AUDITS = 61;

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer();
});
afterAll(() => opened.close());

/** The audits know of no key: each of their requests gets one. */
const audits = serverAudits({
  url: GRAPHQL_URL,
  fetchFn: async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${opened.apiKey}`);
    return opened.server.fetch(url, { ...init, headers });
  },
});

it(`are ${AUDITS}`, () => {
  expect(audits).toHaveLength(AUDITS);
});

it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
  "%s %s",
  async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status === "ok" ? "ok" : result.reason).toBe("ok");
  },
);
