/** The first thing about a workspace's log that is not as it was written. */
export interface LogBreak {
  workspaceId: string;
  /** Where; null for what concerns no single place. */
  position: bigint | null;
  /** What is wrong there, for people. */
  problem: string;
}
