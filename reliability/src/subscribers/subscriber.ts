/** Somebody who follows the log over one node after another, and remembers all that he was told. */
export interface Subscriber {
  name: string;
  /** Ids of events, in the order in which they were told. */
  seen: readonly string[];
  /** How often its connection ended and it went on where it was. */
  resumed(): number;
  /** What ended it before it was stopped; null where nothing did. */
  failure(): string | null;
  stop(): Promise<void>;
}
