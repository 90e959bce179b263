import { createServer, type IncomingMessage } from "node:http";
import type { Vault } from "../search/vault.ts";
import { type Echo, sendEcho } from "./echoes.ts";
import { learnSecrets } from "./learn-secrets.ts";

/** An application of a workspace's own, which the sandbox knows by the installation's id alone. */
export interface OwnApplication {
  clientId: string;
  clientSecret: string;
}

export interface AmazonProxy {
  url: string;
  /** Answers every call that fits with what it was asked with, until it is given null. */
  echo(echo: Echo | null): void;
  /** How often each of them was the answer. */
  echoed: Map<string, number>;
  /** Keeps back the answers to calls with this token; resolves once one waits. */
  hold(token: string): Promise<void>;
  /** Answers what was kept back. */
  release(): void;
  addApplication(own: OwnApplication): void;
  stop(): Promise<void>;
}

interface Held {
  token: string;
  arrive(): void;
  released: Promise<void>;
  release(): void;
}

interface Passed {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Stands between the server and the sandbox: listens, lies, and keeps it waiting. */
export async function startAmazonProxy(
  target: { url: string; application(): OwnApplication },
  vault: Vault,
): Promise<AmazonProxy> {
  const owned: OwnApplication[] = [];
  const echoed = new Map<string, number>();
  let echo: Echo | null = null;
  let held: Held | null = null;

  const server = createServer(async (request, response) => {
    try {
      const asked = await read(request);
      learnSecrets(vault, "Amazon", `${asked.path}\n${Object.values(asked.headers).join("\n")}`);
      learnSecrets(vault, "Amazon", asked.body);
      if (held !== null && asked.body.includes(encodeURIComponent(held.token))) {
        held.arrive();
        await held.released;
      }
      if (echo?.fits(asked.path)) {
        echoed.set(echo.name, (echoed.get(echo.name) ?? 0) + 1);
        return sendEcho(response, echo, asked);
      }
      const answer = await fetch(target.url + asked.path, {
        method: asked.method,
        headers: asked.headers,
        redirect: "manual",
        ...(asked.body !== "" && { body: translate(asked.body, owned, target.application()) }),
      });
      const text = await answer.text();
      learnSecrets(vault, "Amazon", text);
      const headers = Object.fromEntries(answer.headers);
      delete headers["content-length"];
      response.writeHead(answer.status, headers).end(text);
    } catch {
      // A fault of the network: the one who asked sees the same.
      request.socket.resetAndDestroy();
    }
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    echoed,
    echo(given) {
      echo = given;
    },
    hold(token) {
      const arrival = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      held = {
        token,
        arrive: arrival.resolve,
        released: release.promise,
        release: release.resolve,
      };
      return arrival.promise;
    },
    release() {
      held?.release();
      held = null;
    },
    addApplication: (own) => void owned.push(own),
    stop: () =>
      new Promise((stopped) => {
        held?.release();
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

const HOP_HEADERS = new Set(["host", "connection", "content-length", "transfer-encoding"]);

async function read(request: IncomingMessage): Promise<Passed> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    HOP_HEADERS.has(name) ? [] : [[name, String(value)]],
  );
  return {
    method: request.method ?? "GET",
    path: request.url ?? "/",
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString(),
  };
}

/** The sandbox knows one application: another one that was registered here goes by its name. */
function translate(
  body: string,
  owned: readonly OwnApplication[],
  { clientId, clientSecret }: OwnApplication,
): string {
  const form = new URLSearchParams(body);
  const isOwned = owned.some(
    (own) =>
      own.clientId === form.get("client_id") && own.clientSecret === form.get("client_secret"),
  );
  if (!isOwned) return body;
  form.set("client_id", clientId);
  form.set("client_secret", clientSecret);
  return form.toString();
}
