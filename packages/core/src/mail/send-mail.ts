import { outgoingMailPlace } from "../cipher/places.ts";
import { retryAt } from "../message/retry-at.ts";
import { Secret } from "../secret.ts";
import { type ClaimedMail, claimMails } from "./claim-mails.ts";
import type { OutboxDeps } from "./enqueue-mail.ts";
import type { Mail, MailLink, Sending } from "./mailer.ts";

/** A mail of the outbox that is given up. */
export type GivenUpMail = Pick<ClaimedMail, "purpose" | "attempts">;

/**
 * Sends a mail of the outbox that was claimed. One whose sender died before he could say so is sent once more: its link
 * is worth more than a second copy is a nuisance, and both bear the same Message-ID.
 */
export async function sendMail(
  deps: OutboxDeps,
  mail: ClaimedMail,
  onGivenUp: (mail: GivenUpMail) => void,
): Promise<void> {
  const run = () => tryMail(deps, mail, onGivenUp);
  await (deps.observer?.send?.({ kind: "MAIL", id: mail.id }, run) ?? run());
}

/** Sends one mail of the outbox, unless somebody else is at it. */
export async function sendMailNow(
  deps: OutboxDeps,
  id: string,
  onGivenUp: (mail: GivenUpMail) => void = () => {},
): Promise<void> {
  const claimed = await claimMails(deps, { limit: 1, only: id });
  for (const mail of claimed) await tryMail(deps, mail, onGivenUp);
}

async function tryMail(
  { database: { system }, cipher, machineClock, mailer }: OutboxDeps,
  { id, content, purpose, attempts, endsAt }: ClaimedMail,
  onGivenUp: (mail: GivenUpMail) => void,
): Promise<Sending> {
  const isOver = endsAt <= machineClock.now();
  const text = isOver ? null : await cipher.decrypt(content, outgoingMailPlace(id));
  const sending = text === null ? "REFUSED" : await mailer.send(readMail(id, text));
  const again = retryAt({ attempts, endsAt }, machineClock.now());
  const isTried = sending === "NOT_TAKEN" || sending === "UNCERTAIN";
  // Whoever took over after the lease has counted on.
  const where = { id, attempts };
  if (isTried && again !== null) {
    await system.outgoingMail.updateMany({ where, data: { attemptAt: again } });
    return sending;
  }
  const { count } = await system.outgoingMail.deleteMany({ where });
  if (sending !== "TAKEN" && count > 0) onGivenUp({ purpose, attempts });
  return sending;
}

/** What enqueueMail wrote. */
function readMail(id: string, text: Secret): Mail {
  const { action, ...mail } = JSON.parse(text.reveal()) as Omit<Mail, "action"> & {
    action: (Omit<MailLink, "url"> & { url: string }) | null;
  };
  return { ...mail, id, action: action && { ...action, url: new Secret(action.url) } };
}
