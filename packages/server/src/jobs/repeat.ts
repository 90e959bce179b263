/** Something that is done again and again, one at a time. */
export interface Repeated {
  /** Does it now, if it is not under way. */
  begin(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Does something every so often; `run` says itself what becomes of its failures. */
export function repeat(everyMs: number, run: () => Promise<void>): Repeated {
  let underWay: Promise<void> | undefined;
  const begin = () => {
    underWay ??= run().finally(() => {
      underWay = undefined;
    });
  };
  const timer = setInterval(begin, everyMs);
  return {
    begin,
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
