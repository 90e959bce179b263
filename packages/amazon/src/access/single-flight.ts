import { untilAborted } from "../until-aborted.ts";

interface Flight<T> {
  result: Promise<T>;
  ending: AbortController;
  waiting: number;
}

/** Runs one piece of work a key at a time; who asks meanwhile waits for the same result. */
export interface SingleFlight<T> {
  /** Rejects with the signal's reason when the caller gives up. The work ends when all have. */
  run(key: string, work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  function start(key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const ending = new AbortController();
    const flight: Flight<T> = { result: work(ending.signal), ending, waiting: 0 };
    const land = () => forget(key, flight);
    flight.result.then(land, land);
    flights.set(key, flight);
    return flight;
  }

  function forget(key: string, flight: Flight<T>): void {
    if (flights.get(key) === flight) flights.delete(key);
  }

  return {
    async run(key, work, signal) {
      signal.throwIfAborted();
      const flight = flights.get(key) ?? start(key, work);
      flight.waiting += 1;
      try {
        return await untilAborted(flight.result, signal);
      } finally {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          forget(key, flight);
          flight.ending.abort();
        }
      }
    },
  };
}
