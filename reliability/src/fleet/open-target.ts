import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import type { Ends } from "../ends.ts";
import { createFaultProxy, type FaultProxy } from "../proxy/fault-proxy.ts";

export interface ReceivedCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: Date;
}

export interface FleetTarget {
  proxy: FaultProxy;
  /** Where webhooks are sent, through the proxy. */
  url: string;
  /** What came, in its order, whatever was answered. */
  calls: ReceivedCall[];
  /** What is answered from now on; 204 at first. */
  answerWith(status: number): void;
}

/** A customer's HTTP server in this process, for webhooks. */
export async function openFleetTarget(ends: Ends): Promise<FleetTarget> {
  const calls: ReceivedCall[] = [];
  let status = 204;
  const server = createServer(async (request, response) => {
    // One that breaks off in the middle has not come.
    const body = await text(request).catch(() => null);
    if (body === null) return;
    const { url: path = "/", headers } = request;
    calls.push({ path, headers, body, at: new Date() });
    response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.add("the webhooks' target", () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const proxy = createFaultProxy("webhook target", port);
  ends.add("the webhook target's proxy", () => proxy.stop());
  return {
    ...{ proxy, calls },
    url: `http://127.0.0.1:${await proxy.listen("all")}`,
    answerWith(given) {
      status = given;
    },
  };
}
