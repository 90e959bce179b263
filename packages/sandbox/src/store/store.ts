import { applyEvent, startState } from "./apply-event.ts";
import type { SandboxEvent } from "./events.ts";
import { openFolder } from "./folder.ts";
import type { State } from "./state.ts";

type Started = Extract<SandboxEvent, { type: "started" }>;

/** The state and, where there is a folder, what makes it survive the process. */
export interface Store {
  readonly state: State;
  /** Applies events as one unit; they survive the end of the process from here on. */
  record(...events: SandboxEvent[]): void;
  /** Resolves when everything recorded so far is on the disk. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store; `start` is asked only where nothing is kept yet. */
export function openStore(folder: string | undefined, start: () => Started): Store {
  return folder === undefined ? openMemory(start) : openFolder(folder, start);
}

function openMemory(start: () => Started): Store {
  const state = startState(start());
  return {
    state,
    record(...events) {
      for (const event of events) applyEvent(state, event);
    },
    async settle() {},
    async close() {},
  };
}
