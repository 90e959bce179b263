import { setTimeout as delay } from "node:timers/promises";
import type { FleetNode } from "../fleet/fleet-node.ts";
import { ask, type Sight } from "./ask.ts";
import type { UseName } from "./cell.ts";
import { AGAIN_MS } from "./policy.ts";
import { PAUSE_MS, USES, type UseWorld } from "./uses.ts";

/** Somebody who does one thing over and over. */
export interface User {
  name: UseName;
  /** Of calls that began, and of those that ended, while it was at fault. */
  sights: Sight[];
  /** Calls that were answered, however often they had to be made. */
  answered: number;
  /** Attempts of which it was not known at first whether they had an effect. */
  uncertain: number;
  /** Since `lift` was called: until a new call was answered at once. */
  healed: Promise<number>;
  lift(): void;
  stop(): Promise<void>;
}

/** Does it at each process in turn, repeating what is to be repeated as it was. */
export function keepUsing(
  name: UseName,
  world: UseWorld & { nodes: readonly FleetNode[]; apiKey: string },
): User {
  let isStopping = false;
  let liftedAt: number | null = null;
  let turn = 0;
  const { promise: healed, resolve: heal } = Promise.withResolvers<number>();
  const user: User = {
    ...{ name, sights: [], answered: 0, uncertain: 0, healed },
    lift: () => {
      liftedAt = performance.now();
    },
    stop: async () => {
      isStopping = true;
      await running;
    },
  };
  const once = async (call: { query: string; variables: object }): Promise<Sight> => {
    const node = world.nodes[turn++ % world.nodes.length] as FleetNode;
    const isAtFault = liftedAt === null;
    const sight = await ask(node, world.apiKey, call);
    if (isAtFault) user.sights.push(sight);
    if (/^INTERNAL|^no answer/.test(sight.seen)) user.uncertain += 1;
    return sight;
  };
  const running = (async () => {
    while (!isStopping) {
      const call = await USES[name](world);
      const beganAt = performance.now();
      let sight = await once(call);
      while (sight.mayComeAgain && !isStopping) {
        await delay(AGAIN_MS);
        sight = await once(call);
      }
      if (sight.seen === "answered") {
        user.answered += 1;
        if (liftedAt !== null && beganAt >= liftedAt) heal(performance.now() - liftedAt);
      }
      await delay(PAUSE_MS[name]);
    }
  })();
  return user;
}
