import type { Secret } from "../secret.ts";

/** A mail to one person, as its parts: whoever sends it writes it as text and as HTML. */
export interface Mail {
  /** The same for the same mail, however often it is tried. */
  id: string;
  to: string;
  subject: string;
  paragraphs: readonly string[];
  /** Where it leads; null: nowhere. The address is a secret. */
  action: MailLink | null;
  /** Several things that it tells of. */
  items?: readonly MailItem[];
  /** What is said below, in small. */
  notes: readonly string[];
}

export interface MailLink {
  label: string;
  url: Secret;
}

export interface MailItem {
  title: string;
  sentences: readonly string[];
  links: readonly MailLink[];
}

/**
 * What became of something that was sent: it was taken; it was not, and may be later; it never will be; or nobody
 * knows, because the connection broke after the whole of it was on its way.
 */
export type Sending = "TAKEN" | "NOT_TAKEN" | "REFUSED" | "UNCERTAIN";

/** Sends mail. Called outside of transactions, after what the mail speaks of is kept. */
export interface Mailer {
  /** Whether this installation sends mail at all. */
  isSetUp: boolean;
  /** Throws nothing. */
  send(mail: Mail): Promise<Sending>;
}
