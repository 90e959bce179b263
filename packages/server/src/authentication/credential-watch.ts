import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Clock,
  CREDENTIALS_TOPIC,
  type EndReason,
  type LetIn,
  type Wakes,
} from "@evergrant/core";
import { DatabaseUnavailableError } from "@evergrant/db";
import type { Logger } from "../plugins/use-masking.ts";

/** How long a credential is believed without a look, while the database answers. */
export const LOOK_MS = 2_000;

/** Of those let in, who is to be sent away: in one statement for all of them. */
export type FindEnded = (letIn: readonly LetIn[]) => Promise<ReadonlyMap<LetIn, EndReason>>;

/** Looks after those who stay: a request's credential is checked once, and a stream outlives that. */
export interface CredentialWatch {
  /** Calls `onEnd` once, when his credential has ended. Answers how to stop looking. */
  begin(who: LetIn, onEnd: (reason: EndReason) => void): () => void;
}

/**
 * One look at a time for all streams of this process, as long as there are any: every two seconds, and at
 * once when the bus says so, which may be down. A look that fails is logged and made again;
 * that the database is away is told where that is noticed.
 */
export function createCredentialWatch(options: {
  wakes: Wakes;
  machineClock: Clock;
  logger: Logger;
  checks: readonly FindEnded[];
}): CredentialWatch {
  const { wakes, machineClock, logger, checks } = options;
  const watched = new Map<LetIn, (reason: EndReason) => void>();
  let empty: AbortController | null = null;
  // It looks after all, in the name of no request.
  const outside = AsyncLocalStorage.snapshot();

  const end = (who: LetIn, reason: EndReason): void => {
    const onEnd = watched.get(who);
    stop(who);
    onEnd?.(reason);
  };
  const stop = (who: LetIn): void => {
    watched.delete(who);
    if (watched.size > 0) return;
    empty?.abort();
    empty = null;
  };
  const look = async (): Promise<void> => {
    const now = machineClock.now();
    for (const who of [...watched.keys()]) {
      const { expiresAt } = who.viewer.credential;
      if (expiresAt !== null && expiresAt <= now) end(who, "CREDENTIAL_EXPIRED");
    }
    const letIn = [...watched.keys()];
    for (const findEnded of checks)
      for (const [who, reason] of await findEnded(letIn)) end(who, reason);
  };
  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      // Listens before it looks: what ends in between wakes it.
      const woken = wakes.waitForWake(CREDENTIALS_TOPIC, LOOK_MS, signal);
      await look().catch((err: unknown) => {
        if (!(err instanceof DatabaseUnavailableError))
          logger.error({ err }, "The credentials of open streams could not be looked at");
      });
      await woken;
    }
  };
  return {
    begin(who, onEnd) {
      watched.set(who, onEnd);
      if (empty === null) {
        empty = new AbortController();
        outside(run, empty.signal);
      }
      return () => stop(who);
    },
  };
}
