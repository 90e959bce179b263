import { once } from "node:events";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import type { Ends } from "../ends.ts";
import { createFaultProxy, type FaultProxy } from "../proxy/fault-proxy.ts";

export interface ReceivedMail {
  to: string;
  subject: string;
  /** As it came: headers and body. */
  raw: string;
  at: Date;
}

export interface FleetSmtp {
  proxy: FaultProxy;
  /** In the order in which they came. */
  mails: ReceivedMail[];
  variables(lane: string): Promise<Record<string, string>>;
}

/** A mail server in this process that keeps what it is sent. */
export async function openFleetSmtp(ends: Ends): Promise<FleetSmtp> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    async onData(stream, session, callback) {
      const raw = await text(stream);
      const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
      mails.push({ to, subject: /^Subject: (.*)$/m.exec(raw)?.[1] ?? "", raw, at: new Date() });
      callback();
    },
  });
  // A client that is cut off is what is looked for here.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  ends.add("the mail server", () => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = listening.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const proxy = createFaultProxy("SMTP", port);
  ends.add("the mail server's proxy", () => proxy.stop());
  return {
    ...{ proxy, mails },
    variables: async (lane) => ({
      EVERGRANT_SMTP_URL: `smtp://127.0.0.1:${await proxy.listen(lane)}`,
      EVERGRANT_MAIL_FROM: "Evergrant <evergrant@reliability.test>",
    }),
  };
}
