import type { Actor, CoreDeps } from "../deps.ts";
import { appendEvents } from "../event/append-events.ts";
import { CREDENTIALS_TOPIC } from "./credentials-topic.ts";
import { keyStates, tellKey } from "./key-event.ts";
import { lockApiKey } from "./lock-key.ts";
import { apiKeyStatus } from "./status.ts";

/**
 * Ends a key, and all session tokens minted with it, at once. One that no longer works stays as it is, and
 * nothing is told. Also a key that may do more than whoever revokes it: taking away is never too much.
 */
export async function revokeApiKey(
  deps: Pick<CoreDeps, "client" | "clock" | "machineClock" | "bus">,
  actor: Actor,
  { apiKeyId: id }: { apiKeyId: string },
): Promise<{ apiKeyId: string }> {
  const { workspaceId } = actor;
  const now = deps.machineClock.now();
  await deps.client.$transaction(async (tx) => {
    const key = await lockApiKey(tx, workspaceId, id);
    if (apiKeyStatus(key, now) !== "ACTIVE") return;
    const revoked = await tx.apiKey.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { revokedAt: now, warnAt: null },
    });
    await actor.keepAnswer?.(tx, { apiKeyId: id });
    const event = tellKey("API_KEY_REVOKED", key, {}, keyStates(key, revoked));
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  deps.bus.wake(CREDENTIALS_TOPIC);
  return { apiKeyId: id };
}
