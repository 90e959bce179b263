import type { Actor, CoreDeps } from "../deps.ts";
import { applyTransition } from "./apply-transition.ts";
import { findToken } from "./find-token.ts";
import { checkDates } from "./given-dates.ts";
import { tokenDisabled } from "./token-disabled.ts";
import { transition } from "./transition.ts";

/** Records the expiration date that Seller Central shows after a renewal (docs/lifecycle.md §3, T32 to T34). */
export async function recordMwsTokenRenewal(
  deps: Pick<CoreDeps, "client" | "clock" | "bus">,
  actor: Actor,
  { sellerAccountId, expiresAt }: { sellerAccountId: string; expiresAt: Date },
): Promise<{ sellerAccountId: string }> {
  const { token } = await findToken(deps.client, sellerAccountId);
  const now = deps.clock.now();
  if (token.status === "DISABLED") throw tokenDisabled(token);
  checkDates({ expiresAt }, now);
  const recorded = transition(token, { kind: "dateRecorded", expiresAt }, now);
  await applyTransition(deps, actor, { token, transition: recorded, now });
  return { sellerAccountId };
}
