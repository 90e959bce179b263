/** Where a process dies: before its transaction, or between its commit and the answer. */
export type Deadly = "asking" | "committed";

/** What a process is started with. */
export interface Setup {
  url: string;
  workspaceId: string;
  /** Those that Amazon accepts. */
  tokens: string[];
  now: number;
}

export interface SentCall {
  index: number;
  source: string;
  input: object;
  /** Machine time. */
  now: number;
}

export type ToProcess = SentCall | { deadly: Deadly };

export interface Answered {
  index: number;
  result: { data?: Record<string, unknown> | null; errors?: unknown };
  isReplay: boolean;
}
