import type { MwsTokenKind } from "@evergrant/db";
import { examinePaste } from "@evergrant/paste-doctor";
import { TokenMalformedError } from "../errors.ts";
import type { Amazon } from "../ports.ts";
import { Secret } from "../secret.ts";

export interface ExaminedToken {
  kind: MwsTokenKind;
  pasted: Secret;
  lastFour: string;
}

const LAST_SHOWN = 4;

/** Step 1 of a save (docs/lifecycle.md §2): can this be a token at all? No network call. */
export function examineToken(amazon: Amazon, pasted: string): ExaminedToken {
  const finding = examinePaste(pasted);
  if (!finding.ok) throw new TokenMalformedError(finding.message);
  if (finding.kind === "MWS_AUTH_TOKEN" && amazon.exchangeMwsAuthToken === undefined)
    throw new TokenMalformedError(
      "This is an MWS auth token. Amazon has switched off MWS: authorize the application again and use its refresh token.",
    );
  return {
    kind: finding.kind,
    pasted: new Secret(finding.token),
    lastFour: finding.token.slice(-LAST_SHOWN),
  };
}
