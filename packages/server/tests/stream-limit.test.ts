import { createApiKey, depsOf, SCOPES } from "@evergrant/core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";

const MOST = { maxStreamsOfCredential: 2, maxStreamsOfWorkspace: 3 };

let opened: OpenServer;
const opens: AbortController[] = [];
beforeAll(async () => {
  opened = await openServer({ limits: MOST });
});
afterAll(async () => {
  for (const open of opens) open.abort();
  await opened.close();
});

async function makeKey(): Promise<string> {
  const { workspaceId, deps } = opened;
  const own = depsOf(deps, { workspaceId });
  return (await createApiKey(own, workspaceId, { name: "Key", scopes: SCOPES })).key.reveal();
}

/** Opens a stream, or answers why it is refused. */
async function open(key: string): Promise<string> {
  const gone = new AbortController();
  opens.push(gone);
  const response = await opened.server.fetch(GRAPHQL_URL, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      accept: "text/event-stream",
    },
    body: JSON.stringify({ query: "subscription { events { type } }" }),
    signal: gone.signal,
  });
  const reader = response.body?.getReader();
  gone.signal.addEventListener("abort", () => void reader?.cancel().catch(() => undefined));
  const { value } = (await reader?.read()) ?? {};
  const text = value === undefined ? "" : new TextDecoder().decode(value);
  return /"code":"(\w+)"/.exec(text)?.[1] ?? "open";
}

it("opens so many streams of a credential and of a workspace, and more once one is closed", async () => {
  const [first, second] = [await makeKey(), await makeKey()];
  expect([await open(first), await open(first)]).toEqual(["open", "open"]);
  expect(await open(first)).toBe("RATE_LIMITED");
  expect(await open(second)).toBe("open");
  expect(await open(second)).toBe("RATE_LIMITED");
  opens[0]?.abort();
  await vi.waitFor(async () => expect(await open(second)).toBe("open"));
  expect(await open(second)).toBe("RATE_LIMITED");
});
