import { rotateSecret } from "../credentials/rotate-secret.ts";
import type { World } from "../world.ts";

/** What pressing rotate in the developer portal does, enrolled for notifications or not. */
export async function rotateApplicationSecret(world: World): Promise<object> {
  const { clientId, clientSecret, previousEndsAt } = await rotateSecret(world);
  return { clientId, clientSecret, previousEndsAt: new Date(previousEndsAt).toISOString() };
}
