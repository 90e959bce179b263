/** What was started and must be ended, in the opposite order, whatever happens on the way. */
export interface Ends {
  add(name: string, end: () => unknown): void;
  end(): Promise<void>;
}

export function createEnds(onFailure: (line: string) => void): Ends {
  const ends: { name: string; end: () => unknown }[] = [];
  let ending: Promise<void> = Promise.resolve();
  const endAll = async (): Promise<void> => {
    for (let last = ends.pop(); last !== undefined; last = ends.pop())
      try {
        await last.end();
      } catch (error) {
        onFailure(`${last.name} did not end well: ${String(error)}`);
      }
  };
  return {
    add(name, end) {
      ends.push({ name, end });
    },
    end() {
      // Whoever asks second waits for what the first has begun to end.
      ending = ending.then(endAll);
      return ending;
    },
  };
}
