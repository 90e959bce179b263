import type { ReviewAutomation } from "@evergrant/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountFixture, connectAccount, readConnected, US } from "./account-fixture.ts";
import {
  AUTOMATION_CASES,
  type AutomationCase,
  switchOff,
  switchOn,
  tokenDies,
  tokenRevives,
} from "./automation-cases.ts";
import { codeOf } from "./code-of.ts";
import { type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";
import { type LifecycleRow, parseState, readLifecycleRows } from "./lifecycle-document.ts";

const cases = readLifecycleRows(5).flatMap((row) => {
  const found = AUTOMATION_CASES[row.id];
  if (found === undefined) return [];
  return (found.from ?? [row.from]).map((from) => ({ ...row, row, found, from }));
});

describe("a Review Automation in the database", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());

  it.each(cases)("$id: $from, $on → $to", async ({ row, found, from }) => {
    const account = await connectAccount(world);
    await arrange(account, from, found);
    const before = (await readConnected(world, account)).automation;
    const told = (await tellings()).length;
    expect(await codeOf(found.act(world, account))).toBe(found.error ?? null);
    const after = (await readConnected(world, account)).automation;
    expectAutomation(row, before, after);
    expect((await tellings()).slice(told)).toEqual(row.events);
  });

  async function arrange(
    account: AccountFixture,
    from: string,
    { marketplaceIds = [US], token }: AutomationCase,
  ): Promise<void> {
    if (from !== "DISABLED (DEFAULT)") await switchOn(marketplaceIds)(world, account);
    if (from === "DISABLED (USER)") await switchOff(null)(world, account);
    if (from === "DISABLED (TOKEN)") await tokenDies(world, account);
    const { status } = (await readConnected(world, account)).token;
    if (status !== token) await (token === "DISABLED" ? tokenDies : tokenRevives)(world, account);
  }

  async function tellings(): Promise<string[]> {
    const events = await readEvents(world, world.actor);
    return events.map(({ type }) => type).filter((type) => type.startsWith("AUTOMATION_"));
  }
});

/** Compares an automation with the column *to* of a row. */
function expectAutomation(
  row: LifecycleRow,
  before: ReviewAutomation,
  after: ReviewAutomation,
): void {
  const { status, detail, aspects } = parseState(row.to);
  const isEnabled = status === "ENABLED";
  expect(after.status).toBe(status);
  expect(after.disabledBy).toBe(isEnabled ? null : (detail ?? before.disabledBy));
  if (isEnabled && detail !== null) expect(after.backlog).toBe(detail);
  if (aspects.includes("switches kept") || aspects.includes("refused") || detail === "RESCUE")
    expect(after.marketplaceIds).toEqual(before.marketplaceIds);
  if (row.events.length === 0) expect(after).toEqual(before);
}
