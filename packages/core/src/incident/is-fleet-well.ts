import type { AmazonCredentials } from "../ports.ts";
import type { Fleet } from "./fleet.ts";
import { judgeSample, type Sample } from "./judge-sample.ts";
import { LONG_INCIDENT_MS, SAMPLE_VERIFIED_WITHIN_MS } from "./policy.ts";
import { leaseSample, shareSample } from "./shared-sample.ts";
import { type SamplingDeps, takeSample } from "./take-sample.ts";

interface FleetOf {
  fleet: Fleet;
  application: AmazonCredentials;
}

/**
 * Whether a fresh sample ends an incident that opened then. Asked are those that verified within a day
 * before: an outage of days could not be seen to end by others. After a day, those that verify in spite of
 * it are asked where there are enough, so that a few who died at once in a small fleet do not hold it open
 * for ever. Null where another worker is asking.
 */
export async function isFleetWell(
  deps: SamplingDeps,
  of: FleetOf,
  openedAt: Date,
): Promise<boolean | null> {
  const now = deps.clock.now();
  if (!(await leaseSample(deps, of.fleet, now))) return null;
  const isLong = now.getTime() - openedAt.getTime() >= LONG_INCIDENT_MS;
  const recent = isLong ? await take(deps, of, now, now) : null;
  const sample =
    recent !== null && judgeSample(recent) !== "tooFew"
      ? recent
      : await take(deps, of, now, openedAt);
  await shareSample(deps, of.fleet, sample);
  const verdict = judgeSample(sample);
  // Of fewer than a sample needs, one that is accepted shows that it is over; a day is enough of waiting.
  return verdict === "clean" || (verdict === "tooFew" && (isLong || hasAccepted(sample)));
}

function take(deps: SamplingDeps, of: FleetOf, now: Date, until: Date): Promise<Sample> {
  const verifiedAfter = new Date(until.getTime() - SAMPLE_VERIFIED_WITHIN_MS);
  return takeSample(deps, of, { now, verifiedAfter, exceptId: null });
}

function hasAccepted({ decided, refused }: Sample): boolean {
  return decided > refused;
}
