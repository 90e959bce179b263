import type { Checks } from "../checks.ts";
import type { Harm } from "./harm.ts";
import { complainAbout } from "./judge-readers.ts";
import { judgeWarnings } from "./judge-warnings.ts";
import { judgeWrites } from "./judge-writes.ts";
import { judgeMessages, type Told } from "./messages.ts";
import type { Scene } from "./open-scene.ts";
import { WARNED_WITHIN_MS } from "./policy.ts";
import type { CommittedEvent } from "./read-facts.ts";
import type { Written } from "./start-writers.ts";
import { judgeWebhooks } from "./webhooks.ts";

/** Looks whether all that must be so is so. */
export function judge(given: {
  scene: Scene;
  events: readonly CommittedEvent[];
  /** Events that were committed after those. */
  late: ReadonlySet<string>;
  overdue: readonly string[];
  told: readonly Told[];
  harms: readonly Harm[];
  written: readonly Written[];
  checks: Checks;
}): { latestWarningMs: number } {
  const { scene, events, late, overdue, told, harms, written, checks } = given;
  const of = "history";
  harms.forEach(({ fault, target, inFlight, connections }, index) => {
    const isKill = fault.startsWith("kill");
    const isInFlight = fault !== "kill an API" || inFlight > 0;
    const expected = isKill ? "was in the middle of something" : "harmed connections";
    checks.add(
      `${of}, fault ${index + 1}: ${fault} (${target})`,
      expected,
      connections > 0 && isInFlight,
    );
  });
  const followed = events.slice(events.findIndex(({ id }) => id === scene.followedAfter) + 1);
  const ids = followed.map(({ id }) => id);
  const gaps = events.flatMap(({ position }, index) =>
    position === BigInt(index + 1) ? [] : [`position ${position} at place ${index + 1}`],
  );
  checks.none(of, "the log has no gaps", gaps);
  for (const subscriber of scene.subscribers)
    checks.none(
      `${of}, ${subscriber.name}`,
      "saw every committed event once, in order",
      complainAbout(subscriber, ids, late),
    );
  checks.add(of, "writes were made", written.length > 0);
  checks.none(of, "every mutation had exactly its effect", judgeWrites(written, events));
  const { complaints, latestMs } = judgeWarnings(scene.warned, events, WARNED_WITHIN_MS);
  checks.none(of, "each stage was warned of once, in time", complaints);
  checks.none(of, "nothing is left to be done", overdue);
  checks.add(of, "people were told", told.length > 0);
  const untold = judgeMessages(scene.fleet.target.calls, told);
  checks.none(of, "one message came of each cause and stage", untold);
  if (scene.sendsWebhooks) {
    const complaints = judgeWebhooks(scene.fleet.target.calls, followed);
    checks.none(of, "every event was posted at least once, in its account's order", complaints);
  }
  return { latestWarningMs: latestMs };
}
