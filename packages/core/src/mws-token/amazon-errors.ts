import {
  AmazonUnavailableError,
  GrantDisabledError,
  TokenLacksRoleError,
  TokenOfOtherSellerError,
  TokenRejectedError,
} from "../errors.ts";

export function amazonUnavailable(): AmazonUnavailableError {
  return new AmazonUnavailableError(
    "Amazon could not be asked about this token. Nothing was changed. Try again in a few minutes.",
  );
}

/** Why a refused string was refused: known to be good, its grant is off; else it is not known at all. */
export function refusedByAmazon(
  hasVerifiedHere: boolean,
  manageAppsUrl: string | null,
): GrantDisabledError | TokenRejectedError {
  const place = manageAppsUrl === null ? "Manage Your Apps in Seller Central" : manageAppsUrl;
  return hasVerifiedHere
    ? new GrantDisabledError(
        `The seller's authorization has expired or is disabled. Renew or enable it first (${place}), then save the token again.`,
      )
    : new TokenRejectedError(
        `Amazon does not accept this token for this seller account. Copy it again from ${place}.`,
      );
}

export function noParticipation(): TokenRejectedError {
  return new TokenRejectedError(
    "Amazon says that this seller account takes part in no marketplace. Check the account's health in Seller Central first.",
  );
}

export function tokenOfOtherSeller(): TokenOfOtherSellerError {
  return new TokenOfOtherSellerError(
    "This token belongs to another seller account or another region. Sign in to the right Seller Central account and copy its token.",
  );
}

export function lacksRole(role: string): TokenLacksRoleError {
  return new TokenLacksRoleError(
    `The token works, but the application lacks a role: ${role}. Add it to the application, authorize it again, and save the new token.`,
  );
}
