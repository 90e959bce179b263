import type { Actor, CoreDeps } from "../deps.ts";
import { applyTransition } from "./apply-transition.ts";
import { findToken } from "./find-token.ts";
import { destroyCandidate } from "./token-secret.ts";
import { transition } from "./transition.ts";

/** Switches a token off by a user's wish (docs/lifecycle.md §3, T30, T31, T66, T67). */
export async function disableMwsToken(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<{ sellerAccountId: string }> {
  const { token } = await findToken(deps.client, actor, sellerAccountId);
  const now = deps.clock.now();
  const key = { workspaceId: actor.workspaceId, sellerAccountId };
  await applyTransition(
    deps,
    actor,
    { token, transition: transition(token, { kind: "switchedOff" }, now), now },
    (tx) => destroyCandidate(tx, key),
  );
  return { sellerAccountId };
}
