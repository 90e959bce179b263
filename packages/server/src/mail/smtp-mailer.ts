import type { Mailer, Sending } from "@evergrant/core";
import { createTransport } from "nodemailer";
import { judgeSmtpFailure } from "./judge-smtp-failure.ts";
import { renderMail } from "./render-mail.ts";

const SECOND_MS = 1_000;
const CONNECT_TIMEOUT_MS = 10 * SECOND_MS;
const ANSWER_TIMEOUT_MS = 20 * SECOND_MS;
/** However slowly it goes on: within the lease of whoever sends. */
const SEND_TIMEOUT_MS = 120 * SECOND_MS;

/** Sends by SMTP. What the server says is not passed on: it may repeat the mail. */
export function createSmtpMailer(options: {
  url: string;
  from: string;
  connectTimeoutMs?: number;
  answerTimeoutMs?: number;
}): Mailer {
  const { url, from } = options;
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS, answerTimeoutMs = ANSWER_TIMEOUT_MS } = options;
  const timeouts = {
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: answerTimeoutMs,
  };
  const noAccess = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url, ...timeouts, ...noAccess }, { from });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "localhost";
  return {
    isSetUp: true,
    async send(mail) {
      const { id, to, subject } = mail;
      const messageId = `<${id}@${domain}>`;
      const sent = transport
        .sendMail({ to, subject, messageId, ...renderMail(mail) })
        .then((): Sending => "TAKEN", judgeSmtpFailure);
      const limit = AbortSignal.timeout(SEND_TIMEOUT_MS);
      const late = new Promise<Sending>((resolve) => {
        limit.addEventListener("abort", () => resolve("UNCERTAIN"), { once: true });
      });
      return Promise.race([sent, late]);
    },
  };
}
