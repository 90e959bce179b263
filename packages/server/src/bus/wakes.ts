import type { Bus, Wakes } from "@evergrant/core";

/** Wakes the readers of logs within one process. */
export function createWakes(): Bus & Wakes {
  const sleepers = new Map<string, Set<() => void>>();
  const add = (topic: string, wakeUp: () => void): (() => void) => {
    const ofTopic = sleepers.get(topic) ?? new Set();
    sleepers.set(topic, ofTopic);
    ofTopic.add(wakeUp);
    return () => {
      ofTopic.delete(wakeUp);
      if (ofTopic.size === 0 && sleepers.get(topic) === ofTopic) sleepers.delete(topic);
    };
  };
  return {
    wake(workspaceId) {
      for (const wakeUp of sleepers.get(workspaceId) ?? []) wakeUp();
    },
    // Each by itself, however often the same function listens.
    onWake: (topic, listener) => add(topic, () => listener()),
    waitForWake(topic, timeoutMs, signal) {
      return new Promise((resolve) => {
        const wakeUp = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wakeUp);
          forget();
          resolve();
        };
        const timer = setTimeout(wakeUp, timeoutMs);
        signal.addEventListener("abort", wakeUp, { once: true });
        const forget = add(topic, wakeUp);
        if (signal.aborted) wakeUp();
      });
    },
  };
}
