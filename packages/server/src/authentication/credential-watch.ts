import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
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

type OnEnd = (reason: EndReason) => void;

/** All who came alike: many streams of one credential are looked after, and held, as one. */
interface Watched {
  key: string;
  who: LetIn;
  enders: Set<OnEnd>;
}

/** Looks after those who stay: a request's credential is checked once, and a stream outlives that. */
export interface CredentialWatch {
  /** Calls `onEnd` once, when his credential has ended. Answers how to stop looking. */
  begin(who: LetIn, onEnd: OnEnd): () => void;
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
  const watched = new Map<string, Watched>();
  let empty: AbortController | null = null;
  // It looks after all, in the name of no request.
  const outside = AsyncLocalStorage.snapshot();

  const stop = (one: Watched, onEnd: OnEnd): void => {
    one.enders.delete(onEnd);
    if (one.enders.size > 0 || watched.get(one.key) !== one) return;
    watched.delete(one.key);
    if (watched.size > 0) return;
    empty?.abort();
    empty = null;
  };
  const end = (one: Watched, reason: EndReason): void => {
    for (const onEnd of one.enders) {
      stop(one, onEnd);
      onEnd(reason);
    }
  };
  // Apart from who begins, whom what stays with a stream is not to hold.
  const stopperOf = (one: Watched, onEnd: OnEnd) => () => stop(one, onEnd);
  const look = async (): Promise<void> => {
    const now = machineClock.now();
    for (const one of [...watched.values()]) {
      const { expiresAt } = one.who.viewer.credential;
      if (expiresAt !== null && expiresAt <= now) end(one, "CREDENTIAL_EXPIRED");
    }
    const byWho = new Map([...watched.values()].map((one) => [one.who, one]));
    const letIn = [...byWho.keys()];
    for (const findEnded of checks)
      for (const [who, reason] of await findEnded(letIn)) {
        const one = byWho.get(who);
        if (one) end(one, reason);
      }
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
      const key = keyOf(who);
      const one = watched.get(key) ?? { key, who, enders: new Set() };
      watched.set(key, one);
      one.enders.add(onEnd);
      if (empty === null) {
        empty = new AbortController();
        outside(run, empty.signal);
      }
      return stopperOf(one, onEnd);
    },
  };
}

/** The same for two of whom every look finds the same. */
function keyOf({ viewer, address }: LetIn): string {
  const all = [{ ...viewer, scopes: [...viewer.scopes] }, address];
  return createHash("sha256").update(JSON.stringify(all)).digest("base64");
}
