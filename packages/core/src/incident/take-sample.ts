import { depsOf, type InstallationDeps } from "../deps.ts";
import { loadSecret } from "../mws-token/token-secret.ts";
import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonAnswer, AmazonCredentials } from "../ports.ts";
import { sellerKeyOf } from "../seller-account/seller-key.ts";
import { openIncident } from "./change-incident.ts";
import { type Drawn, drawSample, type Fitting } from "./draw-sample.ts";
import type { Fleet } from "./fleet.ts";
import type { Sample } from "./judge-sample.ts";
import { SAMPLE_BUDGET_MS } from "./policy.ts";

export type SamplingDeps = InstallationDeps;

/** Exchanges tokens of a fleet afresh, all at once. Whoever calls it holds the fleet's sample. */
export async function takeSample(
  deps: SamplingDeps,
  { fleet, application }: { fleet: Fleet; application: AmazonCredentials },
  fitting: Fitting,
): Promise<Sample> {
  const { database, amazon, sampling } = deps;
  const { applicationId, region } = fleet;
  const drawn = await drawSample(database.system, sampling.random, fleet, fitting);
  const exchange = async (account: Drawn, signal: AbortSignal) => {
    const { workspaceId, id: sellerAccountId } = account;
    const secret = await loadSecret(depsOf(deps, { workspaceId }), { sellerAccountId }, "CURRENT");
    // Disconnected since it was drawn.
    if (secret === null) return null;
    const sellerKey = sellerKeyOf(account);
    const { refreshToken } = secret;
    return amazon.exchangeRefreshToken({ application, region, sellerKey, refreshToken }, signal);
  };
  const asked = await withinBudget(
    (signal) => Promise.all(drawn.map((account) => exchange(account, signal))),
    SAMPLE_BUDGET_MS,
  );
  const answers = asked.filter((answer) => answer !== null);
  if (answers.some((answer) => !answer.ok && answer.failure.class === "misconfigured"))
    await openIncident(deps, { applicationId, region: null });
  return count(answers);
}

function count(answers: readonly AmazonAnswer<unknown>[]): Sample {
  const refusals = new Map<string, number>();
  for (const answer of answers) {
    if (answer.ok || answer.failure.class !== "revoked") continue;
    const code = answer.failure.code ?? "invalid_grant";
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
  }
  const counts = [...refusals.values()];
  return {
    asked: answers.length,
    decided: answers.filter(({ ok }) => ok).length + counts.reduce((sum, of) => sum + of, 0),
    refused: Math.max(0, ...counts),
  };
}
