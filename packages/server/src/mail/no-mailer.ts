import { type Mailer, MailUnavailableError } from "@evergrant/core";

/** Where no mail can be sent: says so to whoever waits. */
export const NO_MAILER: Mailer = {
  async send() {
    throw new MailUnavailableError(
      "This installation sends no mail. Ask whoever runs it to set EVERGRANT_SMTP_URL.",
    );
  },
};
