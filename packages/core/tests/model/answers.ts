/** What Amazon would answer in the name of one string, in the model's own words. */
export interface StringAnswers {
  exchange: "ok" | "invalid_grant" | "unauthorized_client" | "throttled" | "unavailable";
  participations: "ok" | "suspect" | "lacksRole" | "unavailable";
  /** Empty: the seller takes part in no marketplace. */
  marketplaceIds: string[];
  orders: "ok" | "suspect" | "lacksRole" | "unavailable";
  orderIds: string[];
}

/** Amazon as a whole. */
export interface Answers {
  /** While true, every exchange is answered `invalid_client`. */
  isMisconfigured: boolean;
  /** While true, every other is answered `invalid_grant`. */
  isOutage: boolean;
  strings: Map<string, StringAnswers>;
}

export type ExchangeAnswer = StringAnswers["exchange"] | "misconfigured";

export function exchangeAnswer(
  { isMisconfigured, isOutage, strings }: Answers,
  string: string,
): ExchangeAnswer {
  if (isMisconfigured) return "misconfigured";
  return isOutage ? "invalid_grant" : (strings.get(string)?.exchange ?? "invalid_grant");
}

/** The result of a probe (§1, the second table). */
export type ProbeResult = "verified" | "inactive" | "undecided" | "revoked" | "revokedByClient";

export function probeResult(answers: Answers, string: string): ProbeResult {
  const exchange = exchangeAnswer(answers, string);
  if (exchange === "invalid_grant") return "revoked";
  if (exchange === "unauthorized_client") return "revokedByClient";
  const of = answers.strings.get(string);
  if (exchange !== "ok" || of === undefined) return "undecided";
  if (of.participations === "lacksRole") return "verified";
  if (of.participations !== "ok") return "undecided";
  return of.marketplaceIds.length === 0 ? "inactive" : "verified";
}

/** What the trial of a string for an account comes to (§2). */
export type TrialResult =
  | { kind: "accepted"; orderId: string | null }
  | { kind: "tooEarly" }
  | { kind: "refused"; error: string };

export interface TriedFor {
  /** The marketplaces of the account's region. */
  regionMarketplaceIds: string[];
  /** Those the account has; null on connecting. */
  marketplaceIds: string[] | null;
  knownOrderId: string | null;
  /** Whether the account has verified with this string before. */
  hasVerified: boolean;
}

export function trialResult(answers: Answers, string: string, tried: TriedFor): TrialResult {
  const exchange = exchangeAnswer(answers, string);
  if (exchange === "invalid_grant" || exchange === "unauthorized_client")
    return refused(tried.hasVerified ? "GRANT_DISABLED" : "TOKEN_REJECTED");
  const of = answers.strings.get(string);
  if (exchange !== "ok" || of === undefined) return refused("AMAZON_UNAVAILABLE");
  if (of.participations !== "ok") return notRead(of.participations, tried);
  if (of.marketplaceIds.length === 0) return refused("TOKEN_REJECTED");
  const own = of.marketplaceIds.filter((id) => tried.regionMarketplaceIds.includes(id));
  const common = own.filter((id) => tried.marketplaceIds?.includes(id) ?? true);
  if (common.length === 0) return refused("TOKEN_OF_OTHER_SELLER");
  if (of.orders !== "ok") return notRead(of.orders, tried);
  if (tried.knownOrderId === null) return { kind: "accepted", orderId: of.orderIds[0] ?? null };
  return of.orderIds.includes(tried.knownOrderId)
    ? { kind: "accepted", orderId: tried.knownOrderId }
    : refused("TOKEN_OF_OTHER_SELLER");
}

function notRead(
  answer: "suspect" | "lacksRole" | "unavailable",
  { marketplaceIds }: TriedFor,
): TrialResult {
  if (answer === "lacksRole") return refused("TOKEN_LACKS_ROLE");
  if (answer === "unavailable") return refused("AMAZON_UNAVAILABLE");
  return marketplaceIds === null ? refused("AMAZON_UNAVAILABLE") : { kind: "tooEarly" };
}

function refused(error: string): TrialResult {
  return { kind: "refused", error };
}
