import type { Mail, Mailer } from "@evergrant/core";
import MailComposer from "nodemailer/lib/mail-composer";
import { offerMail, type WrittenMail } from "./offer-mail.ts";
import { readSmtpUrl } from "./read-smtp-url.ts";
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
  const connection = {
    ...readSmtpUrl(url),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: answerTimeoutMs,
  };
  return {
    isSetUp: true,
    send: async (mail) =>
      offerMail(connection, await writeMail(mail, from), AbortSignal.timeout(SEND_TIMEOUT_MS)),
  };
}

async function writeMail(mail: Mail, from: string): Promise<WrittenMail> {
  const { id, to, subject } = mail;
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "localhost";
  const message = new MailComposer({
    ...{ from, to, subject, messageId: `<${id}@${domain}>`, ...renderMail(mail) },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  }).compile();
  return { envelope: message.getEnvelope(), content: await message.build() };
}
