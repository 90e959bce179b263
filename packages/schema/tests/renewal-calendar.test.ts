import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";

const DAY_MS = 86_400_000;
const ending = (days: number) => ({
  expiresAt: new Date(NOW.getTime() + days * DAY_MS),
  expirySource: "TERM" as const,
});

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
  // NOW is Sunday, 1 March 2026.
  await insertAccount(world, { account: { name: "Late" }, token: ending(3) });
  await insertAccount(world, { account: { name: "First" }, token: ending(100) });
  await insertAccount(world, { account: { name: "Second" }, token: ending(120) });
  await insertAccount(world, { account: { name: "Unknown" } });
  const dead = { status: "DISABLED", disabledReason: "REVOKED" } as const;
  await insertAccount(world, { account: { name: "Dead" }, token: { ...ending(50), ...dead } });
});
afterAll(() => world.close());

it("groups what ends into days, and lists apart what has no date", async () => {
  const source = `{ renewalCalendar {
    days { date startsAt count accounts { expiresAt url sellerAccount { name nextActions { kind } } } }
    isCut unknownExpiryCount unknownExpiry { name } } }`;
  const url = "https://seller.test/NA/apps/manage";
  world.statements.length = 0;
  expect(await world.read(source)).toEqual({
    renewalCalendar: {
      days: [
        {
          ...{ date: "2026-03-01", startsAt: "2026-03-01T00:00:00.000Z", count: 1 },
          accounts: [
            {
              ...{ expiresAt: "2026-03-04T12:00:00.000Z", url },
              sellerAccount: {
                name: "Late",
                nextActions: [{ kind: "RENEW_IN_SELLER_CENTRAL" }, { kind: "RECORD_RENEWAL" }],
              },
            },
          ],
        },
        {
          ...{ date: "2026-06-02", startsAt: "2026-06-02T00:00:00.000Z", count: 2 },
          accounts: ["2026-06-09T12:00:00.000Z", "2026-06-29T12:00:00.000Z"].map(
            (expiresAt, index) => ({
              ...{ expiresAt, url },
              sellerAccount: { name: ["First", "Second"][index], nextActions: [] },
            }),
          ),
        },
      ],
      ...{ isCut: false, unknownExpiryCount: 1, unknownExpiry: [{ name: "Unknown" }] },
    },
  });
  // The ends, what has none, how many those are, the accounts of all days together, and incidents.
  expect(world.statements.filter((statement) => /^\s*SELECT/.test(statement)).length).toBeLessThan(
    7,
  );
});

it("picks days without moving any", async () => {
  const dates = async (args: string) => {
    const source = `{ renewalCalendar(${args}) { days { date accounts(first: 1) { expiresAt } } } }`;
    const { renewalCalendar } = Object(await world.read(source));
    return renewalCalendar.days.map(({ date }: { date: string }) => date);
  };
  expect(await dates('from: "2026-03-02T00:00:00Z"')).toEqual(["2026-06-02"]);
  expect(await dates('to: "2026-06-01T23:59:59Z"')).toEqual(["2026-03-01"]);
  expect(await dates('from: "2026-06-02T23:00:00Z", to: "2026-06-02T23:30:00Z"')).toEqual([
    "2026-06-02",
  ]);
});

it.each([
  ['renewalCalendar(from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z") { isCut }'],
  ["renewalCalendar { unknownExpiry(first: 101) { id } }"],
  ["renewalCalendar { days { accounts(first: -1) { expiresAt } } }"],
])("refuses { %s }", async (selection) => {
  const { errors } = await world.ask(`{ ${selection} }`);
  expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT" });
});
