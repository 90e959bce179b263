import { outgoingMailPlace } from "../cipher/places.ts";
import { SENDING_BATCH, SENDING_LEASE_MS } from "../message/policy.ts";
import { retryAt } from "../message/retry-at.ts";
import { Secret } from "../secret.ts";
import type { OutboxDeps } from "./enqueue-mail.ts";
import type { Mail, MailLink, Sending } from "./mailer.ts";

/** A mail of the outbox that is given up. */
export interface GivenUpMail {
  purpose: string;
  attempts: number;
}

interface ClaimedMail extends GivenUpMail {
  id: string;
  content: Uint8Array;
  endsAt: Date;
}

/**
 * Sends what of the outbox is due, or one mail of it, and answers whether there may be more. A mail whose sender died
 * before he could say so is sent once more: its link is worth more than a second copy is a nuisance, and both bear
 * the same Message-ID.
 */
export async function sendMails(
  deps: OutboxDeps,
  onGivenUp: (mail: GivenUpMail) => void,
  only: string | null = null,
): Promise<boolean> {
  const claimed = await claimMails(deps, only);
  // One mail alone is whoever's who asks for it.
  const send = only === null ? deps.observer?.send : undefined;
  await Promise.all(
    claimed.map((mail) => {
      const run = () => sendMail(deps, mail, onGivenUp);
      return send?.({ kind: "MAIL", id: mail.id }, run) ?? run();
    }),
  );
  return claimed.length === SENDING_BATCH;
}

async function claimMails(
  { database, machineClock }: OutboxDeps,
  only: string | null,
): Promise<ClaimedMail[]> {
  const now = machineClock.now();
  const leasedUntil = new Date(now.getTime() + SENDING_LEASE_MS);
  return database.system.$queryRaw<ClaimedMail[]>`
    WITH due AS MATERIALIZED (
      SELECT "id" FROM "OutgoingMail"
      WHERE "attemptAt" <= ${now} AND (${only}::uuid IS NULL OR "id" = ${only}::uuid)
      ORDER BY "attemptAt" LIMIT ${SENDING_BATCH} FOR UPDATE SKIP LOCKED
    )
    UPDATE "OutgoingMail" AS mail SET "attempts" = mail."attempts" + 1, "attemptAt" = ${leasedUntil}
    FROM due WHERE mail."id" = due."id"
    RETURNING mail."id"::text AS "id", mail."purpose", mail."content", mail."attempts", mail."endsAt"`;
}

async function sendMail(
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
