/** Says that a workspace's log may have grown, or that there is something else to look at. A hint, never a promise. */
export interface Wakes {
  /** Waits for a hint, or until the time is over. */
  waitForWake(topic: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
  /** Calls back at every hint. Answers how to stop listening. */
  onWake(topic: string, listener: () => void): () => void;
}
