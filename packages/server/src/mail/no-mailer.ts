import type { Mailer } from "@evergrant/core";

/** Where no mail can be sent. */
export const NO_MAILER: Mailer = {
  isSetUp: false,
  send: async () => "NOT_TAKEN",
};
