import { AUDIT_DAYS, openSigningKey, tendLog } from "@evergrant/core";
import { appendEvery } from "./append-every.ts";
import { followLog } from "./follow-log.ts";
import { isDestructive, type Operation } from "./operations.ts";
import { type Attempted, findOwnCall } from "./own-calls.ts";
import { RECENT } from "./own-values.ts";
import type { Tenant } from "./tenant.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;
const ROUNDS = 10;
const ATTEMPTS = 10;

/**
 * Fills a workspace through the API: by every mutation, until it has succeeded; after those that take
 * something away, by all the others again. Throws with the name of one that never does.
 */
export async function populate(world: World, tenant: Tenant): Promise<void> {
  const mutations = world.operations.filter(({ kind }) => kind === "mutation");
  const queries = world.operations.filter(({ kind }) => kind === "query");
  // What is there already, such as people.
  for (const query of queries) await findOwnCall(world, tenant, query, { attempts: 1 });
  const gentle = mutations.filter((operation) => !isDestructive(operation));
  await succeedWith(world, tenant, gentle);
  await sealLog(world);
  for (const destructive of mutations.filter(isDestructive))
    await succeedWith(world, tenant, [destructive], gentle);
  await succeedWith(world, tenant, gentle);
  await sealLog(world);
  for (const account of [...(tenant.ids.get("SellerAccount") ?? [])].slice(-RECENT))
    await appendEvery(world, tenant, account);
  await succeedWith(world, tenant, queries);
}

/** What the server does by itself once a day. */
async function sealLog({ opened, tick }: World): Promise<void> {
  tick(DAY_MS);
  const key = await openSigningKey(opened.deps, null);
  await tendLog(opened.deps, { key, auditDays: AUDIT_DAYS });
}

async function succeedWith(
  world: World,
  tenant: Tenant,
  operations: readonly Operation[],
  makers: readonly Operation[] = [],
): Promise<void> {
  const pending = new Map<Operation, Attempted | null>(
    operations.map((operation) => [operation, null]),
  );
  for (let round = 0; round < ROUNDS && pending.size > 0; round += 1) {
    for (const operation of [...pending.keys()]) {
      const attempted = await findOwnCall(world, tenant, operation, { attempts: ATTEMPTS });
      pending.set(operation, attempted);
      if (attempted.variables === null) continue;
      pending.delete(operation);
      tenant.done.push({ operation: operation.name, variables: attempted.variables });
    }
    if (pending.size === 0) break;
    await followLog(world, tenant);
    for (const maker of makers) await findOwnCall(world, tenant, maker, { attempts: 2 });
  }
  const failed = [...pending].map(([{ name }, attempted]) => `${name}: ${describe(attempted)}`);
  if (failed.length > 0)
    throw new Error(`Never succeeded for their own workspace:\n${failed.join("\n")}`);
}

export function describe(attempted: Attempted | null): string {
  const last = attempted?.last;
  return last instanceof Error ? last.message : JSON.stringify(last).slice(0, 600);
}
