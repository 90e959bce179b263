import { makeViewer } from "@evergrant/testkit/viewer";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createCredentialWatch } from "../src/authentication/credential-watch.ts";
import { createWakes } from "../src/bus/wakes.ts";
import { currentLogFields, withLogFields } from "../src/logging/log-fields.ts";
import { GRAPHQL_URL, type OpenServer, openServer } from "./open-server.ts";
import { readStream } from "./read-stream.ts";
import { renamed, writeEvents } from "./write-events.ts";

/** With whose fields the database was asked: by whom logs are read, and by the look at all of them. */
const read: object[] = [];
const looked: object[] = [];

let opened: OpenServer;
beforeAll(async () => {
  opened = await openServer({ live: { pollMs: 300 } }, (deps) => {
    const noting = <Target extends object>(target: Target, method: string, seen: object[]) =>
      new Proxy(target, {
        get(of, name) {
          if (name === method) seen.push(currentLogFields());
          return Reflect.get(of, name);
        },
      });
    const inWorkspace: typeof deps.database.inWorkspace = (scope) => {
      const client = deps.database.inWorkspace(scope);
      const event = noting(client.event, "findMany", read);
      return new Proxy(client, {
        get: (target, name) => (name === "event" ? event : Reflect.get(target, name)),
      });
    };
    const system = noting(deps.database.system, "$queryRaw", looked);
    return { ...deps, database: { ...deps.database, inWorkspace, system } };
  });
});
afterAll(() => opened.close());

it("reads logs for all in nobody's name: neither that of who came first nor of who changed something", async () => {
  const gone = new AbortController();
  const open = (after: string | null) =>
    opened.server.fetch(GRAPHQL_URL, {
      method: "POST",
      headers: {
        authorization: `Bearer ${opened.apiKey}`,
        "content-type": "application/json",
        accept: "text/event-stream",
      },
      body: JSON.stringify({
        query: "subscription ($after: String) { events(after: $after) { cursor } }",
        variables: { after },
      }),
      signal: gone.signal,
    });
  const openAs = async (requestId: string, after: string | null = null) => {
    const stream = readStream(await withLogFields({ requestId }, () => open(after)));
    stream.closed.catch(() => undefined);
    return stream;
  };
  const first = await openAs("first");
  await vi.waitFor(() => expect(opened.server.counts.followedLogs).toBe(1));
  for (const count of [50, 100]) {
    await writeEvents(opened, Array(50).fill(renamed("many")));
    withLogFields({ requestId: "change" }, () => opened.wakes.wake(opened.workspaceId));
    await vi.waitFor(() => expect(first.ids).toHaveLength(count));
  }
  const behind = await openAs("behind", first.ids[0]);
  await vi.waitFor(() => expect(behind.ids).toHaveLength(99));
  looked.length = 0;
  await vi.waitFor(() => expect(looked.length).toBeGreaterThan(1));
  for (const fields of [...read, ...looked]) expect(fields).toEqual({});
  gone.abort();
});

it("looks after credentials in nobody's name", async () => {
  const fields: object[] = [];
  const watch = createCredentialWatch({
    ...{ wakes: createWakes(), machineClock: opened.machineClock, logger: { error: () => {} } },
    checks: [
      async () => {
        fields.push(currentLogFields());
        return new Map();
      },
    ],
  });
  const who = { viewer: makeViewer(opened.workspaceId), address: null };
  const stop = withLogFields({ requestId: "first" }, () => watch.begin(who, () => {}));
  await vi.waitFor(() => expect(fields).toEqual([{}]));
  stop();
});
