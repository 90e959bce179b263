/** What is to be said something on from time to time. */
export interface Pinged {
  ping(): void;
}

export interface Pinger {
  /** Answers how to stop. */
  add(pinged: Pinged): () => void;
}

/** So many turns make a round, so that not all are pinged at one go. */
const TURNS = 10;

/** One timer for all connections of a process, which are pinged once a round; none while there is none. */
export function createPinger(roundMs: number): Pinger {
  const turns = Array.from({ length: TURNS }, () => new Set<Pinged>());
  let added = 0;
  let open = 0;
  let turn = 0;
  let timer: NodeJS.Timeout | null = null;
  const tick = (): void => {
    turn = (turn + 1) % TURNS;
    for (const pinged of turns[turn] ?? []) pinged.ping();
  };
  return {
    add(pinged) {
      const own = turns[added % TURNS];
      added += 1;
      open += 1;
      own?.add(pinged);
      timer ??= setInterval(tick, roundMs / TURNS).unref();
      return () => {
        if (!own?.delete(pinged)) return;
        open -= 1;
        if (open > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}
