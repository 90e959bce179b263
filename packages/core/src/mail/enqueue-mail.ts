import { v7 as uuidv7 } from "uuid";
import { outgoingMailPlace } from "../cipher/places.ts";
import type { InstallationDeps } from "../deps.ts";
import { MailUnavailableError } from "../errors.ts";
import { MESSAGE_LIFE_MS } from "../message/policy.ts";
import { Secret } from "../secret.ts";
import type { Mail } from "./mailer.ts";

export type OutboxDeps = Pick<
  InstallationDeps,
  "database" | "cipher" | "machineClock" | "mailer" | "observer"
>;

/** A mail that holds a link, and how long that works (machine time). */
export interface LinkMail {
  /** For the log. */
  purpose: string;
  mail: Omit<Mail, "id" | "items">;
  /** After which the mail is of no use; a day at most. */
  endsAt: Date | null;
}

/** Puts a mail into the outbox, encrypted; answers its id. Throws MailUnavailableError where no mail is ever sent. */
export async function enqueueMail(
  { database, cipher, machineClock, mailer }: OutboxDeps,
  { purpose, mail, endsAt }: LinkMail,
): Promise<string> {
  if (!mailer.isSetUp)
    throw new MailUnavailableError(
      "This installation sends no mail. Ask whoever runs it to set EVERGRANT_SMTP_URL.",
    );
  const now = machineClock.now();
  const id = uuidv7({ msecs: now.getTime() });
  const { action, ...rest } = mail;
  const link = action && { label: action.label, url: action.url.reveal() };
  const text = new Secret(JSON.stringify({ ...rest, action: link }));
  const content = await cipher.encrypt(text, outgoingMailPlace(id));
  const latest = new Date(now.getTime() + MESSAGE_LIFE_MS);
  const until = endsAt !== null && endsAt < latest ? endsAt : latest;
  await database.system.outgoingMail.create({
    data: { id, purpose, content, attemptAt: now, endsAt: until },
  });
  return id;
}
