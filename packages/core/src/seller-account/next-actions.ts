import type { MwsToken, ReviewAutomation, SellerAccount } from "@evergrant/db";
import { isExpiringSoon } from "../mws-token/verification.ts";
import type { SellerCentral } from "../ports.ts";

export type NextActionKind =
  | "RENEW_IN_SELLER_CENTRAL"
  | "ENABLE_IN_SELLER_CENTRAL"
  | "VIEW_TOKEN_IN_SELLER_CENTRAL"
  | "ENABLE_MWS_TOKEN"
  | "VERIFY_MWS_TOKEN"
  | "RECORD_RENEWAL"
  | "REAUTHORIZE"
  | "ENABLE_REVIEW_AUTOMATION"
  | "CHECK_SELLER_ACCOUNT"
  | "WAIT";

export interface NextAction {
  kind: NextActionKind;
  /** With WAIT: until when, where that is known. */
  until: Date | null;
}

export interface AccountState {
  token: Pick<
    MwsToken,
    "status" | "disabledReason" | "kind" | "expiresAt" | "expirySource" | "candidateUntil"
  >;
  automation: Pick<ReviewAutomation, "disabledBy">;
  isIncidentOpen: boolean;
}

/** What is to be done next about an account, in order (docs/lifecycle.md §8). Empty: nothing. */
export function nextActions(
  { token, automation, isIncidentOpen }: AccountState,
  now: Date,
): NextAction[] {
  if (isIncidentOpen) return [{ kind: "WAIT", until: null }];
  const ofToken: NextAction[] =
    token.candidateUntil === null
      ? tokenActions(token, now).map((kind) => ({ kind, until: null }))
      : [{ kind: "WAIT", until: token.candidateUntil }];
  return token.status === "ENABLED" && automation.disabledBy === "TOKEN"
    ? [...ofToken, { kind: "ENABLE_REVIEW_AUTOMATION", until: null }]
    : ofToken;
}

function tokenActions(token: AccountState["token"], now: Date): NextActionKind[] {
  if (token.status === "ENABLED") {
    if (isExpiringSoon(token, now)) return ["RENEW_IN_SELLER_CENTRAL", "RECORD_RENEWAL"];
    return token.expirySource === "PROBE" ? ["RECORD_RENEWAL"] : [];
  }
  const reauthorize: NextActionKind[] = token.kind === "LWA_REFRESH_TOKEN" ? ["REAUTHORIZE"] : [];
  switch (token.disabledReason) {
    case "EXPIRED":
      return [
        "RENEW_IN_SELLER_CENTRAL",
        "VIEW_TOKEN_IN_SELLER_CENTRAL",
        "ENABLE_MWS_TOKEN",
        "VERIFY_MWS_TOKEN",
        ...reauthorize,
      ];
    case "INVALID":
      return ["VIEW_TOKEN_IN_SELLER_CENTRAL", "ENABLE_MWS_TOKEN"];
    case "USER":
      return ["ENABLE_MWS_TOKEN"];
    case "SELLER_INACTIVE":
      return ["CHECK_SELLER_ACCOUNT"];
    case "REVOKED":
    case "UNKNOWN":
    case null:
      return [
        "ENABLE_IN_SELLER_CENTRAL",
        "VIEW_TOKEN_IN_SELLER_CENTRAL",
        "ENABLE_MWS_TOKEN",
        ...reauthorize,
      ];
  }
}

/** Where an action is done, if that is a page of Amazon's. */
export function nextActionUrl(
  sellerCentral: SellerCentral,
  account: Pick<SellerAccount, "region" | "sellingPartnerId" | "marketplaceIds">,
  kind: NextActionKind,
): string | null {
  switch (kind) {
    case "RENEW_IN_SELLER_CENTRAL":
    case "ENABLE_IN_SELLER_CENTRAL":
    case "VIEW_TOKEN_IN_SELLER_CENTRAL":
      return sellerCentral.manageAppsUrl(account);
    case "CHECK_SELLER_ACCOUNT":
      return sellerCentral.accountHealthUrl(account);
    default:
      return null;
  }
}
