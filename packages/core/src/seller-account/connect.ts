import { findUsableApplication } from "../amazon-application/find-application.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError } from "../errors.ts";
import { examineToken } from "../mws-token/examine-token.ts";
import { checkDates, type GivenDates } from "../mws-token/given-dates.ts";
import type { AmazonRegion } from "../ports.ts";
import { checkName } from "./check-name.ts";
import { connectWith } from "./connect-with.ts";

export interface ConnectSellerAccountInput extends GivenDates {
  name: string;
  sellingPartnerId: string;
  region: AmazonRegion;
  token: string;
  /** One that the workspace brought; absent: the installation's own. */
  amazonApplicationId?: string | null | undefined;
}

/** Amazon's seller ids: letters and digits, beginning with A. */
export const SELLING_PARTNER_ID: RegExp = /^A[A-Z0-9]{9,19}$/;

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
  const { region, amazonApplicationId = null } = input;
  const application = await findUsableApplication(deps, amazonApplicationId);
  const { id: applicationId } = application;
  const seller = { name, sellingPartnerId, region, applicationId };
  const offered = { examined, dates, isSellerNamed: false };
  return connectWith(deps, actor, seller, async () => offered);
}
