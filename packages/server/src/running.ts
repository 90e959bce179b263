/** Something that was started, and how it is ended. */
export interface Running {
  stop(): Promise<void>;
}

/** Collects what was started, to end it in the opposite order; all of it, even if a part fails. */
export function createStack(): Running & { add(stop: () => Promise<void>): void } {
  const stops: (() => Promise<void>)[] = [];
  return {
    add(stop) {
      stops.push(stop);
    },
    async stop() {
      const failures: unknown[] = [];
      for (const stop of stops.splice(0).reverse())
        await stop().catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}
