import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connectSellerAccount, depsOf, renameSellerAccount } from "@evergrant/core";
import { makeGrant } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type OpenServer, openServer } from "./open-server.ts";

const TOKEN = "Atzr|IwEB0123456789abcdefghijlive";

let opened: OpenServer;
let http: Server;
let url: string;
let sellerAccountId: string;
const actor = () => ({ workspaceId: opened.workspaceId, kind: "USER" as const, id: null });

beforeAll(async () => {
  opened = await openServer();
  http = createHttpServer(opened.server);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`;
  const amazon = opened.deps.amazon as { grants?: Map<string, unknown> };
  amazon.grants?.set(TOKEN, makeGrant());
  ({ sellerAccountId } = await connectSellerAccount(depsOf(opened.deps, opened), actor(), {
    name: "Shop",
    sellingPartnerId: "A2EUQ1WTGCTBG2",
    region: "NA",
    token: TOKEN,
  }));
});
afterAll(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await opened.close();
});

async function subscribe(query: string, signal?: AbortSignal): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opened.apiKey}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query }),
    ...(signal ? { signal } : {}),
  });
}

/** Reads a stream until it holds so many results; answers their data. */
async function readResults(response: Response, count: number): Promise<unknown[]> {
  const results: unknown[] = [];
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^event: next\ndata: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) results.push(JSON.parse(data).data);
    }
    if (results.length >= count) return results.slice(0, count);
  }
  return results;
}

it("streams what happens once the headers are there", async () => {
  const response = await subscribe(
    "subscription { events { type ... on SellerAccountChanged { name } sellerAccount { name } } }",
  );
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  await renameSellerAccount(depsOf(opened.deps, opened), actor(), {
    sellerAccountId,
    name: "First",
  });
  await renameSellerAccount(depsOf(opened.deps, opened), actor(), {
    sellerAccountId,
    name: "Second",
  });
  const renamed = (name: string) => expect.objectContaining({ type: "ACCOUNT_RENAMED", name });
  expect(await readResults(response, 2)).toEqual([
    { events: renamed("First") },
    { events: renamed("Second") },
  ]);
});

it("replays from a cursor on", async () => {
  const { body } = await opened.post("{ events(first: 1) { edges { cursor } } }");
  const { cursor } = (body.data as { events: { edges: { cursor: string }[] } }).events.edges[0] as {
    cursor: string;
  };
  const response = await subscribe(`subscription { events(after: "${cursor}") { type } }`);
  expect(await readResults(response, 2)).toEqual([
    { events: { type: "TOKEN_ENABLED" } },
    { events: { type: "ACCOUNT_RENAMED" } },
  ]);
});

it("stops reading the log when the client has gone", async () => {
  const gone = new AbortController();
  await subscribe("subscription { events { type } }", gone.signal);
  await vi.waitFor(() => expect(opened.server.counts).toMatchObject({ followedLogs: 1 }));
  gone.abort();
  await vi.waitFor(() =>
    expect(opened.server.counts).toMatchObject({ openStreams: 0, followedLogs: 0 }),
  );
});

it("tells a refusal on the stream", async () => {
  const response = await subscribe('subscription { events(after: "x") { type } }');
  expect(await response.text()).toContain('"code":"BAD_INPUT"');
});
