import type { CoreDeps } from "../deps.ts";
import type { AmazonFailure } from "../ports.ts";
import { sellerKeyOf } from "../seller-account/seller-key.ts";
import type { Probed } from "./find-probed.ts";
import { missingRoleAt } from "./missing-role.ts";
import { participatingMarketplaces } from "./participating-marketplaces.ts";
import { withinBudget } from "./within-budget.ts";

/** What a probe found (docs/lifecycle.md §1, the second table). */
export type ProbeResult =
  | { kind: "verified"; marketplaceIds: string[] | null; missingRole: string | null }
  | { kind: "inactive" }
  | { kind: "revoked"; code: string; failure: AmazonFailure }
  | {
      kind: "undecided";
      application: "healthy" | "misconfigured" | "unknown";
      failure: AmazonFailure;
    };

/** Asks Amazon whether the account's token is alive. Changes nothing; to be called outside a transaction. */
export function probe(deps: Pick<CoreDeps, "amazon">, probed: Probed): Promise<ProbeResult> {
  return withinBudget((signal) => ask(deps, probed, signal));
}

async function ask(
  { amazon }: Pick<CoreDeps, "amazon">,
  { account, application, refreshToken }: Probed,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { region } = account;
  const exchange = { application, region, sellerKey: sellerKeyOf(account), refreshToken };
  const access = await amazon.exchangeRefreshToken(exchange, signal);
  if (!access.ok) {
    const { failure } = access;
    return failure.class === "revoked"
      ? { kind: "revoked", code: failure.code ?? "invalid_grant", failure }
      : {
          kind: "undecided",
          application: failure.class === "misconfigured" ? "misconfigured" : "unknown",
          failure,
        };
  }
  const participations = await amazon.getMarketplaceParticipations(access.value, signal);
  if (!participations.ok) {
    const { failure } = participations;
    return failure.class === "lacksRole"
      ? { kind: "verified", marketplaceIds: null, missingRole: missingRoleAt(failure.operation) }
      : {
          kind: "undecided",
          application: failure.class === "misconfigured" ? "misconfigured" : "healthy",
          failure,
        };
  }
  const marketplaceIds = participatingMarketplaces(participations.value, account.region);
  return marketplaceIds.length === 0
    ? { kind: "inactive" }
    : { kind: "verified", marketplaceIds, missingRole: null };
}
