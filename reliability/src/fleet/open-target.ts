import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { generate } from "selfsigned";
import type { Ends } from "../ends.ts";
import { createFaultProxy, type FaultProxy } from "../proxy/fault-proxy.ts";
import { TARGET_HOST, TARGET_PORT_VARIABLE } from "./target-host.ts";

export interface ReceivedCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: Date;
}

export interface FleetTarget {
  proxy: FaultProxy;
  /** Where webhooks are sent. The processes reach it through their lanes of the proxy, and nobody else does. */
  url: string;
  /** What came, in its order, whatever was answered. */
  calls: ReceivedCall[];
  /** What is answered from now on; 204 at first. */
  answerWith(status: number): void;
  variables(lane: string): Promise<Record<string, string>>;
}

/** A customer's HTTPS server in this process, for webhooks. */
export async function openFleetTarget(folder: string, ends: Ends): Promise<FleetTarget> {
  const calls: ReceivedCall[] = [];
  let status = 204;
  const made = await generate([{ name: "commonName", value: TARGET_HOST }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: TARGET_HOST }] }],
  });
  const certificate = join(folder, "target.pem");
  await writeFile(certificate, made.cert);
  const server = createServer({ key: made.private, cert: made.cert }, async (request, response) => {
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
    ...{ proxy, calls, url: `https://${TARGET_HOST}/evergrant` },
    answerWith(given) {
      status = given;
    },
    variables: async (lane) => ({
      NODE_EXTRA_CA_CERTS: certificate,
      [TARGET_PORT_VARIABLE]: `${await proxy.listen(lane)}`,
    }),
  };
}
