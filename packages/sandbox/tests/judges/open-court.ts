import https from "node:https";
import { connect } from "node:tls";
import { listenSandbox } from "../../src/index.ts";
import { openSandbox } from "../open-sandbox.ts";
import { AMAZON_HOSTS, makeCertificate } from "./make-certificate.ts";

/**
 * A sandbox that answers as Amazon on a loopback port, over TLS, and whatever in this process uses
 * Node's default HTTPS agent led there. The clients are called as they came from the registry:
 * they address Amazon's names, check the certificate and mean port 443. Only the socket ends
 * elsewhere. Nothing but those names can be reached. The clock stands still but for the controls.
 */
export async function openCourt() {
  const { key, cert, ca } = await makeCertificate();
  const box = await openSandbox();
  const { url, close } = await listenSandbox(box.sandbox, {
    host: "127.0.0.1",
    port: 0,
    tls: { key, cert },
  });
  const port = Number(new URL(url).port);

  // A class, because a client that wants no pool makes another agent of the default one's class.
  class CourtAgent extends https.Agent {
    override createConnection({ host }: https.RequestOptions) {
      if (typeof host !== "string" || !AMAZON_HOSTS.includes(host)) {
        throw new Error(`A judge called ${host}, which is none of Amazon's names.`);
      }
      return connect({ host: "127.0.0.1", port, servername: host, ca });
    }
  }
  const usualAgent = https.globalAgent;
  const agent = new CourtAgent({ keepAlive: true });
  https.globalAgent = agent;

  return {
    ...box,
    /** With its present secret. */
    get application() {
      return box.sandbox.application;
    },
    async [Symbol.asyncDispose]() {
      https.globalAgent = usualAgent;
      agent.destroy();
      await close();
      await box.sandbox.close();
    },
  };
}

export type Court = Awaited<ReturnType<typeof openCourt>>;
