import { setTimeout as delay } from "node:timers/promises";
import type { FleetNode } from "../fleet/fleet-node.ts";
import type { Calls, Certain } from "../load/calls.ts";
import type { Random } from "../random.ts";
import { type Account, createWrites, type Write } from "./mutations.ts";
import { AMAZON_CALL_EVERY_MS, PARKED_MAX } from "./policy.ts";

export interface Written extends Write {
  answer: Certain;
}

export interface Writers {
  /** Every write whose answer is certain. */
  done: readonly Written[];
  /** Those that wait for an answer. */
  waiting(): number;
  /** Stops making new ones, and waits until each has its answer. */
  finish(): Promise<void>;
}

/** A call that has not been answered within this is left to itself, while its writer makes the next. */
const PATIENCE_MS = 2_000;

/** Writers that change tokens by random nodes, each call repeated until its answer is certain. */
export function startWriters(given: {
  apis: readonly FleetNode[];
  calls: Calls;
  accounts: readonly Account[];
  random: Random;
  count: number;
}): Writers {
  const { apis, calls, accounts, random, count } = given;
  const writes = createWrites(accounts, random.fork());
  const done: Written[] = [];
  const waiting = new Set<Promise<void>>();
  let isEnding = false;

  const send = (write: Write, chance: Random): Promise<void> => {
    const sent = calls
      .untilCertain(() => chance.pick(apis), write.call)
      .then(
        (answer) => {
          done.push({ ...write, answer });
        },
        // The run is given up, and tells why itself.
        () => undefined,
      )
      .finally(() => waiting.delete(sent));
    waiting.add(sent);
    return sent;
  };
  const write = async (chance: Random): Promise<void> => {
    while (!isEnding) {
      // Slow calls must not become many: that would make them slower.
      while (waiting.size > PARKED_MAX) await Promise.race(waiting);
      await Promise.race([send(writes.next(), chance), delay(PATIENCE_MS)]);
    }
  };
  const askAmazon = async (chance: Random): Promise<void> => {
    while (!isEnding) {
      while (waiting.size > PARKED_MAX) await Promise.race(waiting);
      const sent = send(writes.nextOfAmazon(), chance);
      await Promise.all([delay(AMAZON_CALL_EVERY_MS), Promise.race([sent, delay(PATIENCE_MS)])]);
    }
  };
  const running = [askAmazon(random.fork())];
  for (let index = 0; index < count; index += 1) running.push(write(random.fork()));

  return {
    done,
    waiting: () => waiting.size,
    async finish() {
      isEnding = true;
      await Promise.all(running);
      await Promise.all(waiting);
    },
  };
}
