import { v7 as uuidv7 } from "uuid";
import type { Actor, CoreDeps } from "../deps.ts";
import { amazonUnavailable } from "../mws-token/amazon-errors.ts";
import { exchangeToken } from "../mws-token/exchange-token.ts";
import type { Offer } from "../mws-token/save-token.ts";
import { findClaim } from "../mws-token/token-secret.ts";
import { tryToken } from "../mws-token/try-token.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonRegion } from "../ports.ts";
import { createAccount, refuseKnownSeller } from "./create-account.ts";

export interface NewSeller {
  name: string;
  sellingPartnerId: string;
  region: AmazonRegion;
  applicationId: string;
}

/** Connects a seller once Amazon accepts a string of it, whoever offers the string (docs/lifecycle.md §2). */
export async function connectWith(
  deps: CoreDeps,
  actor: Actor,
  { name, sellingPartnerId, region, applicationId }: NewSeller,
  offer: Offer,
): Promise<{ sellerAccountId: string }> {
  const { workspaceId } = actor;
  await refuseKnownSeller(deps, sellingPartnerId);
  const id = uuidv7({ msecs: deps.clock.now().getTime() });
  const key = { sellerAccountId: id };
  const account = {
    workspaceId,
    id,
    sellerProven: false,
    applicationId,
    sellingPartnerId,
    region,
    marketplaceIds: [],
    knownOrderId: null,
  };
  const { offered, exchanged, trial } = await withinBudget(async (signal) => {
    const offered = await offer(signal);
    const { examined } = offered;
    await findClaim(deps.client, key, deps.cipher.fingerprint(examined.pasted));
    const unknown = { token: examined, stored: null, hasVerifiedHere: false };
    const exchanged = await exchangeToken(deps, account, unknown, signal);
    return { offered, exchanged, trial: await tryToken(deps, exchanged.access, account, signal) };
  });
  if (!trial.isAccepted) throw amazonUnavailable();

  await createAccount(deps, actor, { name, account, offered, exchanged, trial });
  return { sellerAccountId: id };
}
