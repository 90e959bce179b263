import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A real SMTP server that keeps what it is sent. */
export interface MailServer {
  url: string;
  /** Decoded, in the order in which they came. */
  mails: ReceivedMail[];
  /** Refuses what comes, until it is set back. */
  isDown: boolean;
  close(): Promise<void>;
}

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom: (_address, _session, callback) =>
      callback(opened.isDown ? new Error("The server is down") : null),
    async onData(stream, session, callback) {
      const raw = await text(stream);
      const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
      mails.push({ to, subject: /^Subject: (.*)$/m.exec(raw)?.[1] ?? "", text: decode(raw) });
      callback();
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const opened: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    isDown: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return opened;
}

/** The text part of a mail, without the soft line breaks of quoted-printable. */
function decode(raw: string): string {
  return raw
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The address that a mail leads to. */
export function linkIn({ text }: ReceivedMail): string {
  return /https?:\/\/[^\s"<]+/.exec(text)?.[0] ?? "";
}
