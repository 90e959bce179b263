import { OUTAGE_MIN_PERCENT, OUTAGE_MIN_REFUSED, SAMPLE_MIN } from "./policy.ts";

/** What other tokens of a region and application answered to a fresh exchange. */
export interface Sample {
  asked: number;
  /** Accepted or refused. The rest could not be asked. */
  decided: number;
  /** The most that were refused in the same way. */
  refused: number;
}

export type SampleVerdict = "tooFew" | "undecided" | "outage" | "clean";

/** One seller's doing, or Amazon's (docs/lifecycle.md §6)? What could not be asked counts for neither. */
export function judgeSample({ asked, decided, refused }: Sample): SampleVerdict {
  if (asked < SAMPLE_MIN) return "tooFew";
  if (decided < SAMPLE_MIN) return "undecided";
  const isOutage = refused >= OUTAGE_MIN_REFUSED && refused * 100 >= decided * OUTAGE_MIN_PERCENT;
  return isOutage ? "outage" : "clean";
}
