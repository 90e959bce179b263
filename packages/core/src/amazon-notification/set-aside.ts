import { notificationPlace } from "../cipher/places.ts";
import type { CoreDeps } from "../deps.ts";
import { Secret } from "../secret.ts";
import { KEPT_BODY_CHARACTERS } from "./policy.ts";

/** Keeps what could not be handled for an operator to look at, encrypted: it may hold a client secret. */
export async function setAsideNotification(
  { client, cipher, clock }: Pick<CoreDeps, "client" | "cipher" | "clock">,
  { id, type, reason, body }: { id: string; type: string; reason: string; body: string },
): Promise<void> {
  const kept = new Secret(body.slice(0, KEPT_BODY_CHARACTERS));
  const sealed = await cipher.encrypt(kept, notificationPlace(id));
  await client.amazonNotification.createMany({
    data: {
      ...{ id, type, reason, state: "SET_ASIDE", receivedAt: clock.now() },
      body: sealed,
    },
    skipDuplicates: true,
  });
}
