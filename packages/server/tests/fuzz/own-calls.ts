import { schema } from "@evergrant/schema";
import { type Answer, isSuccess } from "./answer.ts";
import type { Operation } from "./operations.ts";
import { makeOwnValue } from "./own-values.ts";
import { fill, type Slot, type Variables, withRequired } from "./slots.ts";
import type { Tenant } from "./tenant.ts";
import { askAs, type World } from "./world.ts";

/** Makes up a call with these places filled, and those that must be. */
function makeCall(
  world: World,
  tenant: Tenant,
  operation: Operation,
  chosen: readonly Slot[],
): Variables {
  const supplies = { schema, random: world.random, now: world.opened.deps.clock.now() };
  return withRequired(operation.slots, chosen).reduce<Variables>(
    (variables, slot) => fill(variables, slot, makeOwnValue(slot, operation, tenant, supplies)),
    {},
  );
}

/** Nothing optional but a key that others may try, then everything, then what has succeeded before or chance leaves. */
function chooseSlots(
  { random, shapes }: World,
  operation: Operation,
  attempt: number,
): readonly Slot[] {
  const { slots } = operation;
  if (attempt === 0) return slots.filter(({ label }) => label === "idempotencyKey");
  if (attempt === 1) return slots;
  const known = shapes.get(operation) ?? [];
  if (known.length > 0 && random.below(2) === 0) return random.pick(known);
  const share = random.pick([2, 5, 8]);
  return slots.filter(() => random.below(10) < share);
}

/** What was answered last, for who reads why a call never succeeds. */
export interface Attempted {
  variables: Variables | null;
  last: Answer | Error | null;
}

interface Settings {
  attempts: number;
  /** To be filled in any case. */
  slot?: Slot;
  /** Undoes what a call did. */
  undo?: () => Promise<void>;
  /** Whether time stands still. */
  isCalm?: boolean;
}

/** Tries calls of the tenant's own until one succeeds; one with the place filled, if one is named. */
export async function findOwnCall(
  world: World,
  tenant: Tenant,
  operation: Operation,
  { attempts, slot, undo, isCalm = false }: Settings,
): Promise<Attempted> {
  let last: Answer | Error | null = null;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    // No two things are made at once, so that lists have one order.
    if (!isCalm) world.tick();
    const chosen = chooseSlots(world, operation, attempt);
    try {
      const variables = makeCall(world, tenant, operation, slot ? [...chosen, slot] : chosen);
      // What is undone again is nothing to remember.
      const answer = undo
        ? await world.ask(tenant.bearer, operation, variables)
        : await askAs(world, tenant, operation, variables);
      await undo?.();
      if (isSuccess(schema, operation, answer)) {
        world.shapes.set(operation, [...(world.shapes.get(operation) ?? []), chosen]);
        return { variables, last: answer };
      }
      last = answer;
    } catch (error) {
      // Another operation has yet to make what this one needs.
      last = error instanceof Error ? error : new Error(String(error));
    }
  }
  return { variables: null, last };
}
