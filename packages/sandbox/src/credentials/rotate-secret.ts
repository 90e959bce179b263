import { notifyNewSecret } from "../notifications/notify-new-secret.ts";
import { CLIENT_SECRET_LIFE_MS, PREVIOUS_SECRET_LIFE_MS } from "../policy.ts";
import { drawClientSecret } from "../random.ts";
import type { Application } from "../store/state.ts";
import type { World } from "../world.ts";

/** Gives the application a new secret; the present one works on for a week. */
export async function rotateSecret(
  world: World,
): Promise<Application & { previousEndsAt: number }> {
  const at = world.clock.nowMs();
  const clientSecret = drawClientSecret(world.random);
  const previousEndsAt = at + PREVIOUS_SECRET_LIFE_MS;
  world.store.record({ type: "secretRotated", at, clientSecret, previousEndsAt });
  const { application } = world.store.state;
  notifyNewSecret(world, {
    clientId: application.clientId,
    newClientSecret: clientSecret,
    newClientSecretExpiryTime: at + CLIENT_SECRET_LIFE_MS,
    oldClientSecretExpiryTime: previousEndsAt,
  });
  await world.store.settle();
  await world.onSecretRotated(application);
  return { ...application, previousEndsAt };
}
