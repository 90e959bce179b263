import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT_CASES, type AccountCase, makeStranger } from "./account-cases.ts";
import { arrangeToken, connectAccount, readAccount } from "./account-fixture.ts";
import { codeOf } from "./code-of.ts";
import { type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { type LifecycleRow, parseState, readLifecycleRows } from "./lifecycle-document.ts";
import { expectToken } from "./token-expectation.ts";

const cases = readLifecycleRows(3).flatMap((row) =>
  (ACCOUNT_CASES[row.id] ?? []).map((found, index) => ({ ...row, row, found, way: index + 1 })),
);

describe("an account's token in the database", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  it.each(cases)("$id, way $way: $from, $on → $to", async ({ row, found }) => {
    await (row.from === "none" ? expectConnecting(row, found) : expectChange(row, found));
  });

  async function expectConnecting(row: LifecycleRow, { act, error }: AccountCase) {
    expect(await codeOf(act(world, makeStranger(world)))).toBe(error ?? null);
    const accounts = await world.client.sellerAccount.findMany({
      where: { workspaceId: world.actor.workspaceId },
      include: { mwsToken: true },
    });
    expect(accounts.map(({ mwsToken }) => mwsToken?.status ?? "none")).toEqual(
      row.to === "none" ? [] : [row.to],
    );
    expect(await tellings(0)).toEqual(row.events);
  }

  async function expectChange(row: LifecycleRow, { act, error, from = row.from }: AccountCase) {
    const account = await connectAccount(world);
    await arrangeToken(world, account, parseState(from));
    const before = await readAccount(world, account);
    const told = (await tellings(0)).length;
    expect(await codeOf(act(world, account))).toBe(error ?? null);
    const after = await readAccount(world, account);
    expect(await tellings(told)).toEqual(row.events);
    if (row.to === "none") return expect(after).toBeNull();
    if (before === null || after === null) throw new Error("The account is gone");
    expectToken(row, before.token, after.token, world.clock.now());
    if (row.to === "unchanged") expect(after).toEqual(before);
  }

  async function tellings(after: number): Promise<string[]> {
    const events = await readEvents(world, world.actor);
    return events
      .slice(after)
      .filter(({ sellerAccountId }) => sellerAccountId !== null)
      .map(({ type }) => type);
  }
});
