/** Streams to open: whose, how many, and what to send for each. */
export interface StreamGroup {
  group: string;
  count: number;
  /** The whole HTTP request of one stream. */
  request: string;
}

/** What the process that holds the streams is told. */
export type Order =
  | { do: "open"; port: number; groups: StreamGroup[]; opening: number }
  /** Reads no more from one stream of a group, until it is told to go on. */
  | { do: "stall"; group: string }
  | { do: "resume" }
  /** Answers once so many streams have got the event, or the time is over. */
  | { do: "await"; number: number; count: number; timeoutMs: number }
  | { do: "close" };

/** What it answers to each. Times are of the wall clock, in milliseconds. */
export type Answer =
  | { did: "open"; opened: number; refused: string[] }
  | { did: "stall" }
  | { did: "resume"; isCut: boolean; marks: number; last: string }
  | { did: "await"; times: number[]; lost: number }
  | { did: "close" };

/** Wall-clock time that does not jump, of this process. */
export const nowMs = (): number => performance.timeOrigin + performance.now();
