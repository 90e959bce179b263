import {
  type AttemptLimit,
  attemptKeyOf,
  enqueueMail,
  type InstallationDeps,
  type LinkMail,
  Secret,
  sendMailNow,
  takeAttempt,
} from "@evergrant/core";
import type { Logger } from "../plugins/use-masking.ts";
import { PERSON_MAILS, RESET_SECONDS, VERIFICATION_SECONDS } from "./policy.ts";

export const MAIL_GIVEN_UP = "A mail could not be sent, and is given up";
export const VERIFY_PATH = "/verify-email";
export const RESET_PATH = "/reset-password/";
export const FORGOT_PATH = "/forgot-password";

type MailDeps = Pick<
  InstallationDeps,
  "database" | "cipher" | "machineClock" | "mailer" | "publicUrl"
>;
type Kind = "verification" | "reset" | "registered";

/** The mails that Better Auth asks for. None is waited for: how long one takes would say that the address is known. */
export interface AuthMails {
  sendVerification(to: string, token: string): void;
  sendReset(to: string, token: string): void;
  /** To whoever is registered, when somebody signs up with his address. */
  sendRegistered(to: string): void;
  /** Waits until none is being sent. */
  settle(): Promise<void>;
}

export function createAuthMails(
  deps: MailDeps,
  { logger, limit = PERSON_MAILS }: { logger: Logger; limit?: AttemptLimit },
): AuthMails {
  const sending = new Set<Promise<void>>();
  const post = (kind: Kind, mail: LinkMail["mail"]) => {
    const sent = sendLimited(deps, { kind, mail, limit, logger })
      // The error is left out: it may repeat the mail.
      .catch(() => logger.error({ mail: kind }, "A mail could not be put into the outbox"))
      .finally(() => sending.delete(sent));
    sending.add(sent);
  };
  const linkTo = (path: string) => new Secret(new URL(path, deps.publicUrl()).href);
  return {
    sendVerification: (to, token) =>
      post("verification", {
        to,
        subject: "Confirm your e-mail address",
        paragraphs: ["Somebody, most likely you, registered with Evergrant with this address."],
        action: {
          label: "Confirm the address",
          url: linkTo(`${VERIFY_PATH}?${new URLSearchParams({ token })}`),
        },
        notes: [
          "The link works for an hour. If it was not you, you need not do anything: without it nobody can sign in.",
        ],
      }),
    sendReset: (to, token) =>
      post("reset", {
        to,
        subject: "Choose a new password",
        paragraphs: ["Somebody, most likely you, asked for a new password for Evergrant."],
        action: { label: "Choose a new password", url: linkTo(`${RESET_PATH}${token}`) },
        notes: [
          "The link works once, for an hour. If it was not you, you need not do anything: your password stays.",
        ],
      }),
    sendRegistered: (to) =>
      post("registered", {
        to,
        subject: "You are registered already",
        paragraphs: [
          "Somebody, most likely you, tried to register with Evergrant with this address. You are registered already: sign in, or choose a new password if you have forgotten yours.",
        ],
        action: { label: "Choose a new password", url: linkTo(FORGOT_PATH) },
        notes: ["If it was not you, you need not do anything: nothing was changed."],
      }),
    async settle() {
      while (sending.size > 0) await Promise.all(sending);
    },
  };
}

/** Whoever asks too often is told the same, and no mail goes out. */
async function sendLimited(
  deps: MailDeps,
  given: { kind: Kind; mail: LinkMail["mail"]; limit: AttemptLimit; logger: Logger },
): Promise<void> {
  const { kind: purpose, mail, limit, logger } = given;
  const wait = await takeAttempt(deps, attemptKeyOf(deps, `mail ${purpose}`, mail.to), limit);
  if (wait !== null) return;
  const lifeMs = LIVES_MS[purpose];
  const endsAt = lifeMs === null ? null : new Date(deps.machineClock.now().getTime() + lifeMs);
  const id = await enqueueMail(deps, { purpose, mail, endsAt });
  // At once, so that nobody waits for a worker; what fails is left to that.
  await sendMailNow(deps, id, (givenUp) => logger.error({ mail: givenUp }, MAIL_GIVEN_UP));
}

/** How long the link of a mail works. */
const LIVES_MS: Record<Kind, number | null> = {
  verification: VERIFICATION_SECONDS * 1_000,
  reset: RESET_SECONDS * 1_000,
  registered: null,
};
