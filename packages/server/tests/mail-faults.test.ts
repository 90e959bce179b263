import { createServer, type Socket } from "node:net";
import { Secret, type Sending } from "@evergrant/core";
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

type Behaviour = (socket: Socket) => void;

const silence: Behaviour = () => undefined;
const reset: Behaviour = (socket) => socket.resetAndDestroy();
const say =
  (line: string): Behaviour =>
  (socket) =>
    socket.write(`${line}\r\n`);

/** Answers as a mail server does, up to one line of its client's. */
function behaveAt(line: RegExp, behave: Behaviour, extensions = ""): Behaviour {
  return (socket) => {
    let [hears, isContent] = [true, false];
    say("220 mail.example.com ESMTP")(socket);
    socket.on("data", (data) => {
      for (const said of data.toString().split("\r\n").slice(0, -1)) {
        if (!hears) return;
        if (line.test(said)) {
          hears = false;
          return behave(socket);
        }
        const isEnd = isContent && said === ".";
        if (isContent && !isEnd) continue;
        isContent = said === "DATA";
        if (isContent) say("354 Go on")(socket);
        else if (said.startsWith("EHLO"))
          say(`250${extensions && "-mail\r\n250 "}${extensions}`)(socket);
        else say("250 OK")(socket);
      }
    });
  };
}

const BEHAVIOURS: [how: string, behave: Behaviour, sending: Sending][] = [
  ["says nothing", silence, "NOT_TAKEN"],
  ["resets", reset, "NOT_TAKEN"],
  [
    "speaks of something else",
    (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
    "NOT_TAKEN",
  ],
  ["takes nothing", say("554 No SMTP service here"), "NOT_TAKEN"],
  ["falls silent after its greeting", say("220 mail.example.com ESMTP"), "NOT_TAKEN"],
  ["falls silent after EHLO", behaveAt(/^MAIL/, silence), "NOT_TAKEN"],
  ["resets at EHLO", behaveAt(/^EHLO/, reset), "NOT_TAKEN"],
  ["falls silent at RCPT", behaveAt(/^RCPT/, silence), "NOT_TAKEN"],
  ["falls silent at RCPT, of a pipeline", behaveAt(/^RCPT/, silence, "PIPELINING"), "NOT_TAKEN"],
  ["resets at RCPT", behaveAt(/^RCPT/, reset), "NOT_TAKEN"],
  ["knows no such address", behaveAt(/^RCPT/, say("550 No such user")), "REFUSED"],
  ["knows the address later", behaveAt(/^RCPT/, say("451 Not now")), "NOT_TAKEN"],
  ["falls silent at DATA", behaveAt(/^DATA/, silence), "NOT_TAKEN"],
  ["does not take it at DATA", behaveAt(/^DATA/, say("554 No")), "REFUSED"],
  ["falls silent within the content", behaveAt(/^Subject/, silence), "UNCERTAIN"],
  ["resets within the content", behaveAt(/^Subject/, reset), "UNCERTAIN"],
  ["falls silent after the content", behaveAt(/^\.$/, silence), "UNCERTAIN"],
  ["resets after the content", behaveAt(/^\.$/, reset), "UNCERTAIN"],
  ["refuses the content", behaveAt(/^\.$/, say("554 Unwanted")), "REFUSED"],
  ["closes for a while after the content", behaveAt(/^\.$/, say("421 Later")), "NOT_TAKEN"],
  ["takes it", behaveAt(/^QUIT/, silence), "TAKEN"],
];

it.concurrent.each(BEHAVIOURS)(
  "knows of a mail server that %s what became of the mail",
  async (...[_how, behave, sending]) => {
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
    expect(await mailer.send(MAIL)).toBe(sending);
    for (const socket of sockets) socket.destroy();
    server.close();
  },
);
