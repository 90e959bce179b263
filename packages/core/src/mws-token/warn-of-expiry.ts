import type { Actor, CoreDeps } from "../deps.ts";
import { applyTransition } from "./apply-transition.ts";
import { findToken } from "./find-token.ts";
import { warn } from "./warning.ts";

/** Tells the stage of the warning ladder that is reached, if it was not told yet (docs/lifecycle.md §7). */
export async function warnOfExpiry(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { sellerAccountId }: { sellerAccountId: string },
): Promise<void> {
  const { token } = await findToken(deps.client, sellerAccountId);
  const { warningDays } = await deps.client.workspace.findFirstOrThrow({
    select: { warningDays: true },
  });
  const now = deps.clock.now();
  await applyTransition(deps, actor, { token, transition: warn(token, warningDays, now), now });
}
