import { withinBudget } from "../mws-token/within-budget.ts";
import type { AmazonCredentials } from "../ports.ts";
import { REGIONS } from "./fleet.ts";
import { SAMPLE_BUDGET_MS, SAMPLE_VERIFIED_WITHIN_MS } from "./policy.ts";
import { type SamplingDeps, takeSample } from "./take-sample.ts";

/**
 * Whether Amazon accepts the application's secret again: whatever it then says of a token. Asked are
 * tokens of every region, as they were before the incident; where there are none, the application alone.
 */
export async function isApplicationWell(
  deps: SamplingDeps,
  { applicationId, openedAt }: { applicationId: string; openedAt: Date },
  application: AmazonCredentials,
): Promise<boolean> {
  const now = deps.clock.now();
  const verifiedAfter = new Date(openedAt.getTime() - SAMPLE_VERIFIED_WITHIN_MS);
  const fitting = { now, verifiedAfter, exceptId: null };
  const samples = await Promise.all(
    REGIONS.map((region) =>
      takeSample(deps, { fleet: { applicationId, region }, application }, fitting),
    ),
  );
  if (samples.some(({ asked }) => asked > 0)) return samples.some(({ decided }) => decided > 0);
  const check = (signal: AbortSignal) => deps.amazon.checkApplication(application, signal);
  return (await withinBudget(check, SAMPLE_BUDGET_MS)).ok;
}
