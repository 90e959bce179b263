import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Clock, Mailer } from "@evergrant/core";
import { createTransport } from "nodemailer";
import { renderMail } from "./render-mail.ts";

const FROM = "Evergrant <evergrant@localhost>";

/** Writes mails into a folder instead of sending them, for the owner's eyes only: they hold working links. */
export function createFolderMailer({ folder, clock }: { folder: string; clock: Clock }): Mailer {
  const transport = createTransport({ streamTransport: true, newline: "unix" }, { from: FROM });
  return {
    isSetUp: true,
    async send(mail) {
      const { id, to, subject } = mail;
      const messageId = `<${id}@localhost>`;
      const { message } = await transport.sendMail({ to, subject, messageId, ...renderMail(mail) });
      const stamp = clock.now().toISOString().replace(/\D/g, "");
      const bytes = Buffer.isBuffer(message) ? message : await buffer(message);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, `${stamp}-${randomUUID()}.eml`), bytes, { mode: 0o600 });
      return "TAKEN";
    },
  };
}
