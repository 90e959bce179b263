import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { makeViewer } from "@evergrant/testkit/viewer";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createServer } from "../src/create-server.ts";
import { type Listening, listenLive } from "./listen-live.ts";
import { type OpenServer, openServer } from "./open-server.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
const STREAMS = 5;

let opened: OpenServer;
let listening: Listening;
let server: ReturnType<typeof createServer>;
/** Something that requests alone hold. */
const headers: WeakRef<Headers>[] = [];
beforeAll(async () => {
  opened = await openServer();
  const { deps, wakes, workspaceId } = opened;
  const credential = { kind: "JWT" as const, id: "token", keyId: null, expiresAt: null };
  const viewer = makeViewer(workspaceId, { credential });
  server = createServer({
    ...{ deps, wakes, logger: { error: () => {} } },
    authenticators: [
      async (presented) => {
        headers.push(new WeakRef(presented.headers));
        return viewer;
      },
    ],
  });
  listening = await listenLive({ apiKey: "somebody" }, server);
});
afterAll(async () => {
  await listening.close();
  await opened.close();
});

it("holds nothing of the requests by which streams were opened", async () => {
  for (let count = 0; count < STREAMS; count += 1)
    await listening.subscribe("subscription { events { id } }");
  expect(headers).toHaveLength(STREAMS);
  await vi.waitFor(
    () => {
      collectGarbage();
      expect(headers.filter((one) => one.deref() !== undefined)).toEqual([]);
    },
    { timeout: 10_000, interval: 100 },
  );
  expect(server.counts.openStreams).toBe(STREAMS);
});
