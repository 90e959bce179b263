import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { createGathering, type Gathering } from "../search/place.ts";
import type { Vault } from "../search/vault.ts";

/** Whoever `serve` sends to: an endpoint of webhooks, a channel of Slack, a mail server. */
export interface Receivers {
  /** Takes what is posted to `/hook` and `/slack/…`; what comes to `/echo` it refuses, with all that it knows. */
  url: string;
  smtpUrl: string;
  payloads: Gathering;
  posts: Gathering;
  mails: Gathering;
  /** Texts of the mails, decoded. */
  read: string[];
  /** What `/echo` repeats besides the signature. */
  known: string[];
  /** How often each path was called. */
  called: Map<string, number>;
  /** How many secrets signed the last payload of `/hook`. */
  signers(): number;
  stop(): Promise<void>;
}

export async function startReceivers(vault: Vault): Promise<Receivers> {
  const [payloads, posts, mails] = [
    createGathering("webhook payloads"),
    createGathering("Slack messages"),
    createGathering("mails"),
  ];
  const read: string[] = [];
  const known: string[] = [];
  const called = new Map<string, number>();
  let signers = 0;
  const server = createServer(async (request, response) => {
    const [, path = ""] = (request.url ?? "").split("/");
    called.set(path, (called.get(path) ?? 0) + 1);
    const body = await text(request);
    if (path === "slack") {
      posts.add("a post", body);
      return response.end("ok");
    }
    payloads.add(`a payload for ${path}`, body);
    const signatures = plantSignatures(vault, request);
    if (path !== "echo") {
      signers = signatures.length;
      return response.writeHead(204).end();
    }
    const said = [...known, ...signatures.map((signature) => `v1,${signature}`)];
    response.writeHead(500, { "x-signature": said.join(" "), "x-said": said.join(" ") });
    response.end(JSON.stringify({ error: `Not signed by us: ${said.join(" ")}`, said }));
  });
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    async onData(stream, _session, callback) {
      const mail = decode(await text(stream));
      mails.add("a mail", mail);
      read.push(mail);
      callback();
    },
  });
  const port = await portOf(server.listen(0, "127.0.0.1"));
  const smtpPort = await portOf(smtp.listen(0, "127.0.0.1"));
  return {
    url: `http://127.0.0.1:${port}`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    ...{ payloads, posts, mails, read, known, called },
    signers: () => signers,
    async stop() {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whoever is called may know them, and nobody else. */
function plantSignatures(vault: Vault, { headers }: IncomingMessage): string[] {
  const given = String(headers["webhook-signature"] ?? "");
  const signatures = [...given.matchAll(/v1,(\S+)/g)].map(([, signature = ""]) => signature);
  for (const signature of signatures)
    vault.plant("webhook signature", "serve: a delivery's signature", signature, "received");
  return signatures;
}

/** Without the line breaks and signs of quoted-printable. */
function decode(raw: string): string {
  return raw
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

interface Listening {
  once(event: "listening", listener: () => void): unknown;
  address(): string | { port: number } | null;
}

async function portOf(server: Listening): Promise<number> {
  await new Promise<void>((resolve) => server.once("listening", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
