import type { Secret } from "../secret.ts";

/** A mail to one person, as its parts: whoever sends it writes it as text and as HTML. */
export interface Mail {
  to: string;
  subject: string;
  paragraphs: readonly string[];
  /** Where it leads. The address is a secret. */
  action: { label: string; url: Secret };
  /** What is said below, in small. */
  notes: readonly string[];
}

/** Sends mail. Called outside of transactions, after what the mail speaks of is kept. */
export interface Mailer {
  /** Throws MailUnavailableError where the mail was not taken. */
  send(mail: Mail): Promise<void>;
}
