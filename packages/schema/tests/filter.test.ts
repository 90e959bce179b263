import type { MwsToken, ReviewAutomation } from "@evergrant/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";

const DAY_MS = 86_400_000;
const daysFromNow = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
  const tokens: Partial<MwsToken>[] = [
    ...([null, -1, 0, 1, 2.5, 3, 3.5, 30, 400] as const).map((days) => ({
      expiresAt: days === null ? null : daysFromNow(days),
    })),
    ...(["REVOKED", "EXPIRED", "USER", "SELLER_INACTIVE"] as const).flatMap((disabledReason) =>
      [null, daysFromNow(2)].map((expiresAt) => ({
        status: "DISABLED" as const,
        disabledReason,
        expiresAt,
      })),
    ),
  ];
  const automations: Partial<ReviewAutomation>[] = [
    { status: "ENABLED", disabledBy: null },
    { status: "DISABLED", disabledBy: "USER" },
    { status: "DISABLED", disabledBy: "TOKEN" },
  ];
  for (const token of tokens) {
    for (const automation of automations) await insertAccount(world, { token, automation });
  }
});
afterAll(() => world.close());

type Row = {
  id: string;
  name: string;
  sellingPartnerId: string;
  hasAlert: boolean;
  mwsToken: { status: string; expiresAt: string | null };
};

async function list(filter: object | null): Promise<Row[]> {
  const data = await world.read(
    `query ($filter: SellerAccountFilter) { sellerAccounts(first: 100, filter: $filter) {
      totalCount edges { node { id name sellingPartnerId hasAlert mwsToken { status expiresAt } } } } }`,
    { filter },
  );
  const { sellerAccounts } = data as {
    sellerAccounts: { totalCount: number; edges: { node: Row }[] };
  };
  expect(sellerAccounts.totalCount).toBe(sellerAccounts.edges.length);
  return sellerAccounts.edges.map(({ node }) => node);
}

it.each([true, false])(
  "lists by hasAlert %s exactly the accounts that say so",
  async (hasAlert) => {
    const expected = (await list(null)).filter((row) => row.hasAlert === hasAlert);
    expect(expected.length).toBeGreaterThan(5);
    expect(await list({ hasAlert })).toEqual(expected);
  },
);

it.each(["ENABLED", "DISABLED"])("lists by tokenStatus %s", async (tokenStatus) => {
  const expected = (await list(null)).filter(({ mwsToken }) => mwsToken.status === tokenStatus);
  expect(await list({ tokenStatus })).toEqual(expected);
});

it("lists what expires within so many days, and not what has expired or is off", async () => {
  const expected = (await list(null)).filter(({ mwsToken: { status, expiresAt } }) => {
    if (status !== "ENABLED" || expiresAt === null) return false;
    return new Date(expiresAt) > NOW && new Date(expiresAt) <= daysFromNow(3);
  });
  expect(expected.length).toBe(9);
  expect(await list({ expiringWithinDays: 3 })).toEqual(expected);
  expect(await list({ expiringWithinDays: 0 })).toEqual([]);
});

it("lists by a part of the name or the seller's id, whatever the case, taking each sign as it is", async () => {
  const percent = await insertAccount(world, {
    account: { name: "100% Schöne_Dinge", sellingPartnerId: "AXYZZY" },
  });
  for (const search of ["schöne", "SCHÖNE_D", "100%", "xyzz"]) {
    expect((await list({ search })).map(({ id }) => id)).toEqual([percent.globalId]);
  }
  for (const search of ["%", "_", "\\"]) {
    expect((await list({ search })).map(({ id }) => id)).toEqual(
      search === "\\" ? [] : [percent.globalId],
    );
  }
});
