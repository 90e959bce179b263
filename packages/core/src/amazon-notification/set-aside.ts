import { notificationPlace } from "../cipher/places.ts";
import type { InstallationDeps } from "../deps.ts";
import { Secret } from "../secret.ts";
import { KEPT_BODY_CHARACTERS } from "./policy.ts";

/** Keeps what could not be handled for an operator to look at, encrypted: it may hold a client secret. */
export async function setAsideNotification(
  { database, cipher, clock }: Pick<InstallationDeps, "database" | "cipher" | "clock">,
  { id, type, reason, body }: { id: string; type: string; reason: string; body: string },
): Promise<void> {
  const kept = new Secret(body.slice(0, KEPT_BODY_CHARACTERS));
  const sealed = await cipher.encrypt(kept, notificationPlace(id));
  await database.system.amazonNotification.createMany({
    data: {
      ...{ id, type, reason, state: "SET_ASIDE", receivedAt: clock.now() },
      body: sealed,
    },
    skipDuplicates: true,
  });
}
