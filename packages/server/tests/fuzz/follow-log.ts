import { appendEvents, claimQueues, deliverQueue, depsOf, drainDueWork } from "@evergrant/core";
import { presenterOf, schema } from "@evergrant/schema";
import { findOwnCall } from "./own-calls.ts";
import type { Tenant } from "./tenant.ts";
import type { World } from "./world.ts";

/** Deliveries and issues; whom these are told to; and by what message. */
const FOLLOWING = ["DISPATCH", "ISSUE", "NOTIFICATION"] as const;
const LOOKS = 3;
const FOLLOWED = new Set(["webhookDeliveries", "issues"]);

/** What the server makes of events by itself, and where the tenant finds it. */
export async function followLog(world: World, tenant: Tenant): Promise<void> {
  await openFilters(world, tenant);
  await haveTokensDie(world, tenant);
  const fail = (error: unknown) => {
    throw error;
  };
  for (const kind of FOLLOWING) await drainDueWork(world.opened.deps, { kind }, fail);
  await deliver(world);
  const lists = world.operations.filter(({ name }) => FOLLOWED.has(name));
  // A filter drawn by chance may leave nothing of a list.
  for (let look = 0; look < LOOKS; look += 1)
    for (const list of lists) await findOwnCall(world, tenant, list, { attempts: 1 });
}

/** Endpoints whose filters were drawn by chance are sent everything: without a delivery there is none to send again. */
async function openFilters({ opened }: World, { workspaceId }: Tenant): Promise<void> {
  await opened.owner.webhookEndpoint.updateMany({
    where: { workspaceId, deletedAt: null },
    data: { types: [], sellerAccountIds: [], status: "ENABLED", disabledReason: null },
  });
}

/** Tries what is due to be sent to endpoints. */
async function deliver({ opened: { deps } }: World): Promise<void> {
  const stopping = new AbortController().signal;
  const options = { presentEvent: presenterOf(schema), random: () => 0.5, stopping };
  for (const queue of await claimQueues(deps, { limit: 10 }))
    await deliverQueue(deps, queue, options);
}

/** What people are told of happens at Amazon, and by no call of the API's. */
async function haveTokensDie({ opened }: World, { workspaceId }: Tenant): Promise<void> {
  const accounts = await opened.owner.sellerAccount.findMany({ where: { workspaceId } });
  const { client, clock } = depsOf(opened.deps, { workspaceId });
  const data = { from: "ENABLED", to: "DISABLED", reason: "REVOKED" };
  const events = accounts.map(({ id: sellerAccountId }) => ({
    ...{ type: "TOKEN_DISABLED" as const, sellerAccountId, data },
  }));
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  await client.$transaction((tx) => appendEvents(tx, actor, events, clock.now()));
}
