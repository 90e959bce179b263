/** What was started and must be ended, in the opposite order, whatever happens on the way. */
export interface Ends {
  add(name: string, end: () => unknown): void;
  end(): Promise<void>;
}

export function createEnds(onFailure: (line: string) => void): Ends {
  const ends: { name: string; end: () => unknown }[] = [];
  return {
    add(name, end) {
      ends.push({ name, end });
    },
    async end() {
      for (let last = ends.pop(); last !== undefined; last = ends.pop())
        try {
          await last.end();
        } catch (error) {
          onFailure(`${last.name} did not end well: ${String(error)}`);
        }
    },
  };
}
