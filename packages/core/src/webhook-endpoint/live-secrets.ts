import type { WebhookEndpoint } from "@evergrant/db";
import { webhookSecretPlace } from "../cipher/places.ts";
import type { CoreDeps } from "../deps.ts";
import type { Secret } from "../secret.ts";

/** The secrets that sign at a moment, the newest first. */
export async function openLiveSecrets(
  { cipher }: Pick<CoreDeps, "cipher">,
  endpoint: WebhookEndpoint,
  now: Date,
): Promise<Secret[]> {
  const { workspaceId, id: endpointId, secret, previousSecret, previousSecretUntil } = endpoint;
  const isOverlap = previousSecretUntil !== null && previousSecretUntil > now;
  const live = [secret, isOverlap ? previousSecret : null].flatMap((bytes) => bytes ?? []);
  const place = webhookSecretPlace({ workspaceId, endpointId });
  return Promise.all(live.map((bytes) => cipher.decrypt(bytes, place)));
}
