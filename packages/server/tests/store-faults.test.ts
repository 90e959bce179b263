import { createServer, type Server } from "node:net";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { afterEach, expect, it, vi } from "vitest";
import { createOutageLog } from "../src/outage-log.ts";
import { createPointLimiter } from "../src/rate-limit/create-point-limiter.ts";
import { openPointStore, watchPointStore } from "../src/rate-limit/point-store.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** Something that stands where Redis should be, and answers each piece with the same. */
async function startStandIn(answer: string | null): Promise<string> {
  server = createServer((socket) => {
    socket.on("error", () => undefined).on("data", () => answer !== null && socket.write(answer));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `redis://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

it.each([
  ["says nothing", null],
  ["speaks of something else", "HTTP/1.1 400 Bad Request\r\n\r\n"],
  ["answers with words", "+what?\r\n"],
  ["answers with no number", "*2\r\n*2\r\n$-1\r\n$1\r\nx\r\n*2\r\n$-1\r\n$1\r\ny\r\n"],
  ["answers with what cannot be", "*2\r\n:-5\r\n:99999999999\r\n"],
  ["refuses", "-LOADING Redis is loading the dataset in memory\r\n"],
])(
  "a Redis that %s limits nobody more than the process by itself, and is told of once",
  async (_how, answer) => {
    const lines: string[] = [];
    const note = (_fields: object, line: string) => void lines.push(line);
    const outage = createOutageLog(
      { warn: note, info: note },
      {
        lost: "lost",
        back: "back",
      },
    );
    const url = "postgresql://nobody@127.0.0.1:1/none";
    const store = watchPointStore(
      openPointStore({ url, redisUrl: await startStandIn(answer) }),
      outage,
    );
    const clock = createSettableClock(new Date());
    const limiter = createPointLimiter({ name: "key", limit: 100, clock, store });
    limiter.spend("a", 60);
    await limiter.sync();
    await limiter.sync();
    await vi.waitFor(() => expect(lines).toEqual(["lost"]), { timeout: 5_000 });
    expect(limiter.has("a", 40)).toBe(true);
    expect(limiter.has("a", 41)).toBe(false);
    limiter.stop();
    await store.stop();
  },
);
