import { Readable } from "node:stream";
import type { Sending } from "@evergrant/core";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SMTPTransportOptions } from "nodemailer/lib/smtp-transport";
import { judgeSmtpFailure } from "./judge-smtp-failure.ts";

/** What a server is handed of a mail. */
export interface WrittenMail {
  envelope: { from: string | false; to: string[] };
  content: Buffer;
}

/**
 * Offers a mail by a connection of its own, as nodemailer's transport does, but knows how far it came: a server that
 * was not asked to take the content yet has taken nothing, however the connection ended.
 */
export async function offerMail(
  options: SMTPTransportOptions,
  { envelope, content }: WrittenMail,
  signal: AbortSignal,
): Promise<Sending> {
  const connection = new SMTPConnection(options);
  let isContentBegun = false;
  // Read from once the server has said that it takes the content.
  const source = new Readable({
    read() {
      isContentBegun = true;
      this.push(content);
      this.push(null);
    },
  });
  const offered = new Promise<void>((resolve, reject) => {
    connection.on("error", reject);
    // What ended it may be told after its end.
    connection.on("end", () => setImmediate(reject, new Error("The connection ended")));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    const settle = (error?: Error | null) => (error ? reject(error) : resolve());
    const send = () => connection.send(envelope, source, settle);
    connection.connect((error) => {
      if (error) return reject(error);
      const auth = connection.allowsAuth ? readAuth(options) : null;
      if (auth === null) return send();
      connection.login(auth, (refused) => (refused ? reject(refused) : send()));
    });
  });
  try {
    await offered;
    return "TAKEN";
  } catch (error) {
    return judgeSmtpFailure(error, { isContentBegun });
  } finally {
    connection.close();
  }
}

function readAuth({ auth, authMethod }: SMTPTransportOptions) {
  if (auth === undefined) return null;
  const { user = "", pass = "" } = auth;
  return { user, credentials: { user, pass }, ...(authMethod && { method: authMethod }) };
}
