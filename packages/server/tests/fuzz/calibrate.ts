import type { Copy } from "./copy.ts";
import type { Operation } from "./operations.ts";
import { findOwnCall } from "./own-calls.ts";
import { describe } from "./populate.ts";
import { fill, type Slot, type Variables } from "./slots.ts";
import type { World } from "./world.ts";

const ATTEMPTS = 200;

/** Calls that succeed on the database as it was copied: for each place, one that fills it. */
export type Bases = Map<Operation, Map<Slot | null, Variables>>;

/**
 * Finds calls of the own tenant's from which to depart: what is refused anyhow would prove nothing of the
 * one place that is changed. Throws with the name of a place that no call that succeeds fills.
 */
export async function calibrate(world: World, copy: Copy): Promise<Bases> {
  const bases: Bases = new Map();
  for (const operation of world.operations) {
    if (operation.kind === "subscription") continue;
    const undo = operation.kind === "mutation" ? () => putBack(copy) : undefined;
    const found = new Map<Slot | null, Variables>();
    bases.set(operation, found);
    for (const slot of [null, ...operation.slots]) {
      const attempted = await findOwnCall(world, world.own, operation, {
        attempts: ATTEMPTS,
        isCalm: true,
        ...(slot && { slot }),
        ...(undo && { undo }),
      });
      if (attempted.variables === null)
        throw new Error(
          `No call of the own workspace's succeeds with ${slot?.name ?? operation.name}: ${describe(attempted)}`,
        );
      found.set(slot, withoutKeys(operation, attempted.variables));
    }
  }
  return bases;
}

/** A key that was used once would answer for the next call. */
function withoutKeys({ slots }: Operation, variables: Variables): Variables {
  return slots
    .filter(({ label }) => label === "idempotencyKey")
    .reduce((rest, slot) => fill(rest, slot, undefined), variables);
}

async function putBack(copy: Copy): Promise<void> {
  const touched = await copy.findTouched();
  if (touched.length > 0) await copy.restore(touched);
}
