import type { MwsToken, MwsTokenDisabledReason } from "@evergrant/db";
import { TokenDisabledError } from "../errors.ts";

const WHAT_TO_DO: Record<MwsTokenDisabledReason, string> = {
  EXPIRED: "it has expired: renew it in Seller Central, then enable the token here",
  REVOKED: "it was revoked: enable it in Seller Central, then enable the token here",
  SELLER_INACTIVE: "the seller account is deactivated: check its health in Seller Central",
  INVALID: "Amazon does not know it: view the token in Seller Central, then enable it here",
  USER: "a user switched it off: enable the token here",
  UNKNOWN: "the cause is not known: enable it in Seller Central, then enable the token here",
};

/** The refusal of what needs an ENABLED token: the reason, and what to do next. */
export function tokenDisabled({
  disabledReason,
}: Pick<MwsToken, "disabledReason">): TokenDisabledError {
  return new TokenDisabledError(
    `The account's token is disabled; ${WHAT_TO_DO[disabledReason ?? "UNKNOWN"]}.`,
  );
}
