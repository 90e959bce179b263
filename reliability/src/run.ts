import type { Checks } from "./checks.ts";
import type { Fleet, FleetOptions } from "./fleet/start-fleet.ts";
import type { Random } from "./random.ts";

/** What each of the runs is given. */
export interface RunContext {
  /** Whether there are minutes only. */
  isShort: boolean;
  random: Random;
  checks: Checks;
  say: (line: string) => void;
  /** On the services that the command was given; ended with the command, if not before. */
  startFleet(options?: Partial<FleetOptions>): Promise<Fleet>;
}

/** One of the runs: looks, by checks, and answers its section of the report in Markdown. */
export type Run = (context: RunContext) => Promise<string>;
