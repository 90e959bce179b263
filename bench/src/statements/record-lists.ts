import { depsOf } from "@evergrant/core";
import { type Context, schema } from "@evergrant/schema";
import { senderOf } from "@evergrant/testkit/viewer";
import { graphql } from "graphql";
import type { Connection } from "../connection.ts";
import { LARGEST_WORKSPACE_ID } from "../fleet/fleet-statements.ts";
import { createBenchDeps } from "./bench-deps.ts";
import type { Job } from "./record-jobs.ts";
import type { Recorder } from "./recorder.ts";

/** What a settings page asks for. */
export const PAGE = `query ($orderBy: SellerAccountOrder, $after: String, $filter: SellerAccountFilter) {
  sellerAccounts(first: 100, orderBy: $orderBy, after: $after, filter: $filter) {
    edges { cursor node { id name sellingPartnerId region marketplaces { id } hasAlert
      mwsToken { status disabledReason lastFour expiresAt expiringSoon lastVerifiedAt }
      reviewAutomation { status disabledBy } nextActions { kind url allowed } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const TOTAL = "{ sellerAccounts(first: 0) { totalCount } }";

/** Rows before the deep page. */
const DEPTH_SHARE = 0.5;

/** Where a page begins: the sorted value of each order, and the index's own order. */
const ORDERS = {
  NAME: { column: '"name"', sort: '"name", "id"', table: "SellerAccount", id: "id" },
  CREATED_AT: {
    column: '"createdAt"',
    sort: '"createdAt", "id"',
    table: "SellerAccount",
    id: "id",
  },
  EXPIRES_AT: {
    column: '"expiresAt"',
    sort: '"expiresAt", "sellerAccountId"',
    table: "MwsToken",
    id: "sellerAccountId",
  },
  STATUS: {
    column: '"status"::text',
    sort: '"status", "sellerAccountId"',
    table: "MwsToken",
    id: "sellerAccountId",
  },
} as const;

/** What lists of the largest workspace ask of the database: first pages, deep ones, counts, a search. */
export async function recordLists(recorder: Recorder, connection: Connection): Promise<Job[]> {
  const ask = (source: string, variables: Record<string, unknown> = {}) =>
    recorder.record(async () => {
      const contextValue = createContext(recorder);
      const { errors } = await graphql({ schema, source, variableValues: variables, contextValue });
      if (errors !== undefined) throw new AggregateError(errors, errors.join("\n"));
    });
  const lists: Job[] = [];
  for (const order of Object.keys(ORDERS) as (keyof typeof ORDERS)[]) {
    const after = await findDeepCursor(connection, order);
    lists.push({ name: `${order}, first page`, statements: await ask(PAGE, { orderBy: order }) });
    lists.push({
      name: `${order}, deep page`,
      statements: await ask(PAGE, { orderBy: order, after }),
    });
  }
  lists.push({ name: "totalCount", statements: await ask(TOTAL) });
  const search = { search: "no such name" };
  lists.push({ name: "search without a hit", statements: await ask(PAGE, { filter: search }) });
  return lists;
}

async function findDeepCursor(connection: Connection, order: keyof typeof ORDERS): Promise<string> {
  const { column, sort, table, id } = ORDERS[order];
  const { rows } = await connection.query<{ value: unknown; id: string }>(
    `SELECT ${column} AS value, "${id}" AS id FROM "${table}" WHERE "workspaceId" = $1
     ORDER BY ${sort} LIMIT 1
     OFFSET (SELECT floor(count(*) * ${DEPTH_SHARE}) FROM "${table}" WHERE "workspaceId" = $1)`,
    [LARGEST_WORKSPACE_ID],
  );
  return Buffer.from(JSON.stringify([order, rows[0]?.value, rows[0]?.id])).toString("base64url");
}

function createContext({ database }: Recorder): Context {
  return {
    deps: depsOf(createBenchDeps(database), { workspaceId: LARGEST_WORKSPACE_ID }),
    ...senderOf(LARGEST_WORKSPACE_ID),
    lastEventId: null,
    replays: [],
  };
}
