import { once } from "node:events";
import { createServer } from "node:net";
import { pino } from "pino";
import { expect, it, vi } from "vitest";
import { startRedisBus } from "../src/bus/redis-bus.ts";

it("survives a server that answers what nobody has asked", async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => {});
    socket.on("data", () => socket.write("+42\r\n$-1\r\n:99\r\n"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const bus = startRedisBus({
    redisUrl: `redis://127.0.0.1:${port}`,
    logger: pino({ enabled: false }),
  });
  // Each answer of that kind ends a connection, and another one is opened.
  await vi.waitFor(() => expect(connections).toBeGreaterThan(4), 10_000);
  await bus.stop();
  server.close();
});
