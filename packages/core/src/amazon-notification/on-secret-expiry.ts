import { lockApplications } from "../amazon-application/find-application.ts";
import { isNewerThan, startTerm } from "../amazon-application/secret-ladder.ts";
import type { InstallationDeps } from "../deps.ts";
import { noteHandled } from "./note-handled.ts";
import type { ContentOf, ReceivedNotification } from "./received-notification.ts";

/** Amazon says when a client secret ends: the ladder follows, also where somebody had entered another date. */
export async function onSecretExpiry(
  { database, clock }: InstallationDeps,
  notification: ReceivedNotification,
  { clientId, expiresAt }: ContentOf<"secretExpiry">,
): Promise<void> {
  const now = clock.now();
  await database.system.$transaction(async (tx) => {
    const applications = await lockApplications(tx, clientId);
    await noteHandled(tx, notification, now);
    for (const application of applications) {
      const isKnown = application.secretExpiresAt?.getTime() === expiresAt.getTime();
      if (isKnown || isNewerThan(application, notification.eventTime, now)) continue;
      const { id } = application;
      await tx.amazonApplication.update({ where: { id }, data: startTerm(expiresAt, now) });
    }
  });
}
