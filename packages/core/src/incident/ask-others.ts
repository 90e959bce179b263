import type { Probed } from "../mws-token/find-probed.ts";
import { openIncident } from "./change-incident.ts";
import type { Fleet } from "./fleet.ts";
import { judgeSample, type Sample } from "./judge-sample.ts";
import { SAMPLE_HOLDS_MS, SAMPLE_VERIFIED_WITHIN_MS } from "./policy.ts";
import { leaseSample, readSample, shareSample } from "./shared-sample.ts";
import { type SamplingDeps, takeSample } from "./take-sample.ts";

/** What the other tokens of a region and application say of one that is refused: only where they are well it is its own death. */
export type Others = "well" | "failing" | "unknown";

type Asked = Pick<Probed, "account" | "application">;

/** Before a refusal is believed: is it this seller alone (docs/lifecycle.md §6)? Opens an incident where it is not. */
export async function askOthers(deps: SamplingDeps, asked: Asked): Promise<Others> {
  const { applicationId, region } = asked.account;
  const { underWay } = deps.sampling;
  const key = `${applicationId} ${region}`;
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const asking = ask(deps, { applicationId, region }, asked).finally(() => underWay.delete(key));
  underWay.set(key, asking);
  return asking;
}

async function ask(deps: SamplingDeps, fleet: Fleet, asked: Asked): Promise<Others> {
  const sample =
    (await readSample(deps.database.system, deps, fleet)) ?? (await takeOwn(deps, fleet, asked));
  if (sample === null) return "unknown";
  const verdict = judgeSample(sample);
  if (verdict === "undecided") return "unknown";
  if (verdict !== "outage") return "well";
  await openIncident(deps, fleet);
  return "failing";
}

/** Null while another worker is at it: what it finds is known when this token comes again. */
async function takeOwn(
  deps: SamplingDeps,
  fleet: Fleet,
  { account, application }: Asked,
): Promise<Sample | null> {
  const now = deps.clock.now();
  const isHeld = await leaseSample(deps, fleet, new Date(now.getTime() - SAMPLE_HOLDS_MS));
  if (!isHeld) return readSample(deps.database.system, deps, fleet);
  const verifiedAfter = new Date(now.getTime() - SAMPLE_VERIFIED_WITHIN_MS);
  const fitting = { now, verifiedAfter, exceptId: account.id };
  const sample = await takeSample(deps, { fleet, application }, fitting);
  await shareSample(deps, fleet, sample);
  return sample;
}
