import { v7 as uuidv7 } from "uuid";
import { findDefaultApplication } from "../amazon-application/find-application.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { amazonUnavailable } from "../mws-token/amazon-errors.ts";
import { examineToken } from "../mws-token/examine-token.ts";
import { exchangeToken } from "../mws-token/exchange-token.ts";
import { checkDates, type GivenDates } from "../mws-token/given-dates.ts";
import { findClaim } from "../mws-token/token-secret.ts";
import { tryToken } from "../mws-token/try-token.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonRegion } from "../ports.ts";
import { checkName } from "./check-name.ts";
import { createAccount, refuseKnownSeller } from "./create-account.ts";

export interface ConnectSellerAccountInput extends GivenDates {
  name: string;
  sellingPartnerId: string;
  region: AmazonRegion;
  token: string;
}

/** Amazon's seller ids: letters and digits, beginning with A. */
const SELLING_PARTNER_ID = /^A[A-Z0-9]{9,19}$/;

/** Connects a seller account with a token that Amazon accepts (docs/lifecycle.md §3, T01, T02). */
export async function connectSellerAccount(
  deps: CoreDeps,
  actor: Actor,
  input: ConnectSellerAccountInput,
): Promise<{ sellerAccountId: string }> {
  const name = checkName(input.name);
  const dates = checkDates(input, deps.clock.now());
  const sellingPartnerId = input.sellingPartnerId.trim();
  if (!SELLING_PARTNER_ID.test(sellingPartnerId))
    throw new BadInputError(
      "sellingPartnerId is not a seller id. Copy the Merchant Token from Seller Central: it begins with A.",
    );
  const examined = examineToken(deps.amazon, input.token);
  const { workspaceId } = actor;
  await refuseKnownSeller(deps, workspaceId, sellingPartnerId);
  const id = uuidv7({ msecs: deps.clock.now().getTime() });
  const key = { workspaceId, sellerAccountId: id };
  await findClaim(deps.client, key, deps.cipher.fingerprint(examined.pasted));

  const { region } = input;
  const { id: applicationId } = await findDefaultApplication(deps);
  const account = {
    id,
    sellerProven: false,
    applicationId,
    sellingPartnerId,
    region,
    marketplaceIds: [],
    knownOrderId: null,
  };
  const unknown = { token: examined, stored: null, hasVerifiedHere: false };
  const { exchanged, trial } = await withinBudget(async (signal) => {
    const exchanged = await exchangeToken(deps, account, unknown, signal);
    return { exchanged, trial: await tryToken(deps, exchanged.access, account, signal) };
  });
  if (!trial.isAccepted) throw amazonUnavailable();

  await createAccount(deps, actor, { name, account, examined, exchanged, trial, dates });
  return { sellerAccountId: id };
}
