import { type Mailer, MailUnavailableError } from "@evergrant/core";
import { createTransport } from "nodemailer";
import { renderMail } from "./render-mail.ts";

const SECOND_MS = 1_000;
/** All three together are less than whoever sends an invitation may have to wait. */
const CONNECT_TIMEOUT_MS = 4 * SECOND_MS;
const ANSWER_TIMEOUT_MS = 5 * SECOND_MS;

/** Sends by SMTP. What the server says is not passed on: it may repeat the mail. */
export function createSmtpMailer({ url, from }: { url: string; from: string }): Mailer {
  const timeouts = {
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
  };
  const noAccess = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url, ...timeouts, ...noAccess }, { from });
  return {
    async send(mail) {
      const { to, subject } = mail;
      try {
        await transport.sendMail({ to, subject, ...renderMail(mail) });
      } catch {
        throw new MailUnavailableError("The mail could not be sent. Try again in a few minutes.");
      }
    },
  };
}
