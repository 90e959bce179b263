import { createServer, type Socket } from "node:net";
import { Secret } from "@evergrant/core";
import { expect, it } from "vitest";
import { createSmtpMailer } from "../src/mail/smtp-mailer.ts";

const MAIL = {
  id: "01900000-0000-7000-8000-000000000001",
  to: "ann@example.com",
  subject: "Come in",
  paragraphs: ["Hello"],
  action: { label: "Open", url: new Secret("https://example.com/secret-link") },
  notes: [],
};
/** Shorter than in earnest: these servers answer never. */
const TIMEOUTS = { connectTimeoutMs: 500, answerTimeoutMs: 500 };

const BEHAVIOURS: Record<string, (socket: Socket) => void> = {
  "says nothing": () => undefined,
  resets: (socket) => socket.resetAndDestroy(),
  "speaks of something else": (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
  "takes nothing": (socket) => socket.write("554 No SMTP service here\r\n"),
  "falls silent after its greeting": (socket) => socket.write("220 mail.example.com ESMTP\r\n"),
};

it.concurrent.each(Object.entries(BEHAVIOURS))(
  "a mail server that %s has not taken the mail, which is tried again",
  async (_how, behave) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on("error", () => undefined));
      behave(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const url = `smtp://127.0.0.1:${port}`;
    const mailer = createSmtpMailer({ url, from: "e@example.com", ...TIMEOUTS });
    expect(await mailer.send(MAIL)).toBe("NOT_TAKEN");
    for (const socket of sockets) socket.destroy();
    server.close();
  },
);
