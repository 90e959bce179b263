import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetIssues } from "../src/issue/forget.ts";
import { FLAP_MS, ISSUE_LIFE_MS } from "../src/issue/policy.ts";
import { forgetMessages } from "../src/message/forget.ts";
import { advance } from "./core-world.ts";
import {
  addPerson,
  connectOwned,
  createToldWorld,
  died,
  happen,
  healed,
  settle,
  type ToldWorld,
} from "./told-world.ts";

let world: ToldWorld;
beforeAll(async () => {
  world = await createToldWorld();
});
afterAll(() => world.close());

it("forgets an issue so long after its end, with all that was told of it, and none that is open", async () => {
  const ann = await addPerson(world, "operator", "ann");
  const [ended, open] = [await connectOwned(world, ann), await connectOwned(world, ann, "Open")];
  await happen(world, died(ended));
  await happen(world, died(open));
  await happen(world, healed(ended));
  const { client, installation } = world;
  const count = async () => [
    await client.issue.count(),
    await client.notification.count(),
    await client.message.count(),
  ];
  await advance(world, FLAP_MS);
  await settle(world);
  expect(await count()).toEqual([2, 3, 3]);
  world.clock.advance(ISSUE_LIFE_MS - FLAP_MS - 1);
  for (const forget of [forgetIssues, forgetMessages])
    expect(await forget(installation)).toBe(false);
  expect(await count()).toEqual([2, 3, 3]);
  world.clock.advance(FLAP_MS + 1);
  for (const forget of [forgetIssues, forgetMessages]) await forget(installation);
  expect(await count()).toEqual([1, 1, 1]);
  expect(await client.issue.findFirst()).toMatchObject({ sellerAccountId: open.sellerAccountId });
});
