import { createServer, type Socket } from "node:net";
import { MailUnavailableError, Secret } from "@evergrant/core";
import { expect, it } from "vitest";
import { createSmtpMailer } from "../src/mail/smtp-mailer.ts";

const MAIL = {
  to: "ann@example.com",
  subject: "Come in",
  paragraphs: ["Hello"],
  action: { label: "Open", url: new Secret("https://example.com/secret-link") },
  notes: [],
};
/** Less than a request may take, with all that goes on around it. */
const BOUND_MS = 12_000;

const BEHAVIOURS: Record<string, (socket: Socket) => void> = {
  "says nothing": () => undefined,
  resets: (socket) => socket.resetAndDestroy(),
  "speaks of something else": (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
  "takes nothing": (socket) => socket.write("554 No SMTP service here\r\n"),
  "falls silent after its greeting": (socket) => socket.write("220 mail.example.com ESMTP\r\n"),
};

it.concurrent.each(Object.entries(BEHAVIOURS))(
  "a mail server that %s is told of as what may pass, in time, and without its words",
  async (_how, behave) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on("error", () => undefined));
      behave(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: "e@example.com" });
    const startedAt = performance.now();
    const failure: unknown = await mailer.send(MAIL).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MailUnavailableError);
    expect(failure).toMatchObject({ retryable: true });
    expect(String(failure)).not.toMatch(/secret-link|No SMTP|HTTP/);
    expect(performance.now() - startedAt).toBeLessThan(BOUND_MS);
    for (const socket of sockets) socket.destroy();
    server.close();
  },
);
