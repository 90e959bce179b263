import { afterAll, beforeAll, expect, it } from "vitest";
import { scopesOfRole } from "../src/access/role.ts";
import { removeMember } from "../src/member/remove.ts";
import { setSellerAccountOwner } from "../src/seller-account/set-owner.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";
import { addPerson, connectOwned } from "./told-world.ts";

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
afterAll(() => world.close());

it("names a member who is removed at the same time, and then the owners again", async () => {
  const account = await connectOwned(world, null);
  const bob = await addPerson(world, "viewer");
  const rights = { role: "owner", scopes: new Set(scopesOfRole("owner")) } as const;
  let removing: Promise<unknown> | undefined;
  let isRemoved = false;
  const isWaiting = async () => {
    const [{ count } = { count: 0 }] = await world.client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return count > 0;
  };
  const actor = {
    ...world.actor,
    async keepAnswer() {
      removing = removeMember(world.deps, world.actor, rights, { memberId: bob.memberId }).then(
        () => {
          isRemoved = true;
        },
      );
      await expect.poll(async () => isRemoved || (await isWaiting())).toBe(true);
    },
  };
  await setSellerAccountOwner(world.deps, actor, { ...account, memberId: bob.memberId });
  await removing;
  expect(
    await world.client.sellerAccount.findFirst({ where: { id: account.sellerAccountId } }),
  ).toMatchObject({ ownerId: null });
});
