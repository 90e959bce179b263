import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyMwsToken } from "../src/mws-token/verify.ts";
import { sellerAccountWhere } from "../src/seller-account/filter.ts";
import { updateWorkspace } from "../src/workspace/update.ts";
import {
  type AccountFixture,
  CA,
  connectAccount,
  readConnected,
  scriptGrant,
  US,
} from "./account-fixture.ts";
import { switchOff, switchOn, tokenRevives } from "./automation-cases.ts";
import { advance, type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { MINUTE_MS } from "./token-fixture.ts";

const WARNING_DAYS = [60, 30, 14, 7, 3, 1];

describe("accounts beside each other", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  /** The seller revokes, and it is noticed. */
  async function revoke(account: AccountFixture): Promise<void> {
    scriptGrant(world, account.strings.current, { exchange: "invalid_grant" });
    await verifyMwsToken(world.deps, world.actor, account);
    await advance(world, MINUTE_MS);
  }

  async function reenable(account: AccountFixture): Promise<void> {
    scriptGrant(world, account.strings.current, { exchange: "ok" });
    await tokenRevives(world, account);
  }

  const countAlerts = () =>
    world.client.sellerAccount.count({
      where: sellerAccountWhere({ hasAlert: true }, WARNING_DAYS, world.clock.now()),
    });

  it("leaves an automation off that a user had switched off before the token died", async () => {
    await updateWorkspace(world.deps, world.actor, { restoreAutomation: true });
    const account = await connectAccount(world);
    await switchOn([US])(world, account);
    await switchOff(null)(world, account);
    const before = (await readConnected(world, account)).automation;
    await revoke(account);
    await reenable(account);
    expect((await readConnected(world, account)).automation).toEqual(before);
    const told = (await readEvents(world, world.actor)).map(({ type }) => type);
    expect(told.filter((type) => type.startsWith("AUTOMATION_"))).toEqual([
      "AUTOMATION_ENABLED",
      "AUTOMATION_DISABLED",
    ]);
  });

  it("restores an automation as it was, in the marketplaces it ran in", async () => {
    await updateWorkspace(world.deps, world.actor, { restoreAutomation: true });
    const account = await connectAccount(world);
    await switchOn([CA])(world, account);
    await revoke(account);
    await reenable(account);
    expect((await readConnected(world, account)).automation).toMatchObject({
      status: "ENABLED",
      marketplaceIds: [CA],
      backlog: "RESCUE",
    });
  });

  it("never lets one account's loss touch another", async () => {
    const lost = await connectAccount(world);
    const kept = await connectAccount(world);
    for (const account of [lost, kept]) await switchOn([US, CA])(world, account);
    const before = await readConnected(world, kept);
    await revoke(lost);
    expect(await readConnected(world, kept)).toEqual(before);
    expect((await readConnected(world, lost)).automation.disabledBy).toBe("TOKEN");
  });

  it("raises an alert for the account that is disabled, and takes it back on success", async () => {
    const account = await connectAccount(world);
    await connectAccount(world);
    expect(await countAlerts()).toBe(0);
    await revoke(account);
    expect(await countAlerts()).toBe(1);
    await reenable(account);
    expect(await countAlerts()).toBe(0);
  });
});
