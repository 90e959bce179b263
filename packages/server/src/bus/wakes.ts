import type { Bus, Wakes } from "@evergrant/core";

/** Wakes the readers of logs within one process. */
export function createWakes(): Bus & Wakes {
  const sleepers = new Map<string, Set<() => void>>();
  return {
    wake(workspaceId) {
      for (const wakeUp of sleepers.get(workspaceId) ?? []) wakeUp();
    },
    waitForWake(workspaceId, timeoutMs, signal) {
      return new Promise((resolve) => {
        const ofWorkspace = sleepers.get(workspaceId) ?? new Set();
        sleepers.set(workspaceId, ofWorkspace);
        const wakeUp = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wakeUp);
          ofWorkspace.delete(wakeUp);
          if (ofWorkspace.size === 0) sleepers.delete(workspaceId);
          resolve();
        };
        const timer = setTimeout(wakeUp, timeoutMs);
        signal.addEventListener("abort", wakeUp, { once: true });
        ofWorkspace.add(wakeUp);
        if (signal.aborted) wakeUp();
      });
    },
  };
}
