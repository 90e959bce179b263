import type { WorkspaceTransaction } from "@evergrant/db";
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
  const { token } = await findToken(deps.client, sellerAccountId);
  const now = deps.clock.now();
  const key = { workspaceId: actor.workspaceId, sellerAccountId };
  const switchedOff = transition(token, { kind: "switchedOff" }, now);
  const alsoWrite = (tx: WorkspaceTransaction) => destroyCandidate(tx, key);
  await applyTransition(deps, actor, { token, transition: switchedOff, now, alsoWrite });
  return { sellerAccountId };
}
