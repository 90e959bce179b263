import { backoffSeconds, type Clock } from "@evergrant/core";

interface Pause {
  refusals: number;
  until: number;
}

/**
 * Login with Amazon documents no rate. Once it answers 429, its application's exchanges rest a while, in
 * this process: other processes hear it from Amazon themselves.
 */
export interface LwaPauses {
  /** How long there is to wait; 0: not at all. */
  remainingSeconds(clientId: string): number;
  /** Answers for how long. */
  begin(clientId: string, retryAfterSeconds?: number): number;
  end(clientId: string): void;
}

export function createLwaPauses({
  clock,
  random,
}: {
  clock: Clock;
  random: () => number;
}): LwaPauses {
  const pauses = new Map<string, Pause>();
  return {
    remainingSeconds(clientId) {
      const pause = pauses.get(clientId);
      if (pause === undefined) return 0;
      return Math.max(0, (pause.until - clock.now().getTime()) / 1_000);
    },
    begin(clientId, retryAfterSeconds) {
      const now = clock.now().getTime();
      const known = pauses.get(clientId) ?? { refusals: 0, until: 0 };
      const seconds = backoffSeconds(known.refusals, random, retryAfterSeconds);
      const until = Math.max(known.until, now + seconds * 1_000);
      // Exchanges that were under way together are refused together: that is one refusal.
      const refusals = known.until > now ? known.refusals : known.refusals + 1;
      pauses.set(clientId, { refusals, until });
      return (until - now) / 1_000;
    },
    end(clientId) {
      const pause = pauses.get(clientId);
      if (pause !== undefined && pause.until <= clock.now().getTime()) pauses.delete(clientId);
    },
  };
}
