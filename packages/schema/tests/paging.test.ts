import type { MwsTokenStatus } from "@evergrant/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";

const ACCOUNTS = 23;
const DAY_MS = 86_400_000;
const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: SellerAccountOrder) {
  sellerAccounts(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    edges { cursor node { id name createdAt mwsToken { status expiresAt } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

type Row = {
  id: string;
  name: string;
  createdAt: string;
  mwsToken: { status: MwsTokenStatus; expiresAt: string | null };
};
type Page = {
  edges: { cursor: string; node: Row }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
};

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
  // Few values for many accounts, so that ties and nulls lie on the edges of pages.
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const status = index % 3 === 0 ? "DISABLED" : "ENABLED";
    await insertAccount(world, {
      account: {
        name: `Account ${index % 4}`,
        createdAt: new Date(NOW.getTime() + (index % 5) * DAY_MS),
      },
      token: {
        status,
        disabledReason: status === "DISABLED" ? "REVOKED" : null,
        expiresAt: index % 3 === 1 ? null : new Date(NOW.getTime() + (index % 4) * DAY_MS),
      },
    });
  }
});
afterAll(() => world.close());

async function readPage(variables: Record<string, unknown>): Promise<Page> {
  const data = await world.read(PAGE, variables);
  return (data as { sellerAccounts: Page }).sellerAccounts;
}

/** What a row is sorted by, as text that sorts the same. */
const sortKeys: Record<string, (row: Row) => string> = {
  NAME: ({ name }) => name,
  CREATED_AT: ({ createdAt }) => createdAt,
  EXPIRES_AT: ({ mwsToken }) => mwsToken.expiresAt ?? "9999",
  STATUS: ({ mwsToken }) => mwsToken.status,
};

/** Pages of uneven sizes, the same in each run. */
const SIZES = [1, 4, 2, 7, 3];

describe.each(Object.entries(sortKeys))("in the order %s", (orderBy, keyOf) => {
  const readAll = async () => (await readPage({ orderBy, first: 100 })).edges;

  it("lists every account once, ascending, nulls last, ties by id", async () => {
    const rows = (await readAll()).map(({ node }) => node);
    const uuidOf = ({ id }: Row) => Buffer.from(id, "base64").toString();
    const sorted = rows.toSorted(
      (a, b) => keyOf(a).localeCompare(keyOf(b)) || (uuidOf(a) < uuidOf(b) ? -1 : 1),
    );
    expect(rows).toEqual(sorted);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(ACCOUNTS);
  });

  it("gives the same list page by page from the front", async () => {
    const all = await readAll();
    const walked: Page["edges"] = [];
    for (let after: string | null = null, turn = 0; walked.length < ACCOUNTS; turn += 1) {
      const { edges, pageInfo } = await readPage({ orderBy, first: SIZES[turn % 5], after });
      expect(pageInfo.hasPreviousPage).toBe(walked.length > 0);
      walked.push(...edges);
      expect(pageInfo.hasNextPage).toBe(walked.length < ACCOUNTS);
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
      after = pageInfo.endCursor;
    }
    expect(walked).toEqual(all);
  });

  it("gives the same list page by page from the back", async () => {
    const all = await readAll();
    const walked: Page["edges"] = [];
    for (let before: string | null = null, turn = 0; walked.length < ACCOUNTS; turn += 1) {
      const { edges, pageInfo } = await readPage({ orderBy, last: SIZES[turn % 5], before });
      expect(pageInfo.hasNextPage).toBe(walked.length > 0);
      walked.unshift(...edges);
      expect(pageInfo.hasPreviousPage).toBe(walked.length < ACCOUNTS);
      expect(pageInfo.startCursor).toBe(edges[0]?.cursor);
      before = pageInfo.startCursor;
    }
    expect(walked).toEqual(all);
  });

  it("reads what lies between two cursors", async () => {
    const all = await readAll();
    const between = { orderBy, after: all[4]?.cursor, before: all[12]?.cursor };
    expect((await readPage({ ...between, first: 100 })).edges).toEqual(all.slice(5, 12));
    expect((await readPage({ ...between, last: 3 })).edges).toEqual(all.slice(9, 12));
  });

  it("answers an empty page for the size 0, and says whether there is more", async () => {
    expect(await readPage({ orderBy, first: 0 })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});
