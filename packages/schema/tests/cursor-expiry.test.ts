import { openSigningKey, renameSellerAccount, tendLog } from "@evergrant/core";
import { createSourceEventStream, type ExecutionResult, parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { Following } from "../src/event/following.ts";
import { schema } from "../src/schema.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";
import { readFollowing } from "./read-following.ts";

const DAY_MS = 86_400_000;

interface Snapshot {
  eventsCursor: string;
  sellerAccounts: { edges: { node: { id: string; name: string } }[] };
}

let world: ApiWorld;
let account: InsertedAccount;
beforeAll(async () => {
  world = await createApiWorld();
  account = await insertAccount(world);
});
afterAll(() => world.close());

async function rename(name: string): Promise<void> {
  const { deps, actor } = world.context;
  await renameSellerAccount(deps, actor, { sellerAccountId: account.id, name });
}

/** Moves on, and has a worker do what is due with the log. */
async function pass(days: number): Promise<void> {
  world.clock.set(new Date(world.clock.now().getTime() + days * DAY_MS));
  const key = await openSigningKey(world.installation, null);
  await tendLog(world.installation, { key, auditDays: 730 });
}

/** Goes on after a cursor; answers what is told by then, or the refusal. */
async function follow(after: string) {
  const document = parse(
    `subscription { events(after: "${after}") { ... on SellerAccountChanged { name } } }`,
  );
  const contextValue = { ...world.context };
  const opened = await createSourceEventStream({ schema, document, contextValue });
  if (!(opened instanceof Following)) return opened as ExecutionResult;
  return { readNames: () => readNames(opened, document) };
}

async function readNames(following: Following, document: ReturnType<typeof parse>) {
  const told = await readFollowing(world.context, following, document);
  return told.map(({ events }) => Object(events).name);
}

it("has a client that was away too long recover by the query it is named, and miss nothing", async () => {
  const { eventsCursor: kept } = (await world.read("{ eventsCursor }")) as Snapshot;
  await rename("While away");
  // The month of it ended 31 days ago.
  const endOfMonth = Date.UTC(NOW.getUTCFullYear(), NOW.getUTCMonth() + 1);
  await pass((endOfMonth - NOW.getTime()) / DAY_MS + 31);
  const refused = await follow(kept);
  if ("readNames" in refused) throw new Error("The cursor still serves.");
  const [error] = refused.errors ?? [];
  expect(error?.extensions.code).toBe("CURSOR_EXPIRED");
  const query = String(error?.extensions.snapshotQuery);
  const { eventsCursor, sellerAccounts } = (await world.read(query)) as Snapshot;
  expect(sellerAccounts.edges).toMatchObject([{ node: { name: "While away" } }]);
  await rename("While it recovers");
  const going = await follow(eventsCursor);
  if (!("readNames" in going)) throw new AggregateError(going.errors ?? []);
  await rename("Live");
  expect(await going.readNames()).toEqual(["While it recovers", "Live"]);
});

it("serves for thirty days, whatever happened", async () => {
  const { eventsCursor } = (await world.read("{ eventsCursor }")) as Snapshot;
  await rename("On the day itself");
  await pass(30);
  const going = await follow(eventsCursor);
  if (!("readNames" in going)) throw new AggregateError(going.errors ?? []);
  expect(await going.readNames()).toEqual(["On the day itself"]);
});

it.each([
  ["beside it", "{ sellerAccounts { edges { node { name } } } eventsCursor }"],
  [
    "in a fragment",
    "query { sellerAccounts { edges { node { name } } } ...Place } fragment Place on Query { ... { eventsCursor } }",
  ],
])("reads eventsCursor %s before the state, wherever it stands", async (_where, query) => {
  await rename("Before");
  const snapshot = (await world.read(
    query,
    {},
    renamingAtHead(() => rename("After")),
  )) as Snapshot;
  // Whatever is committed until the head is read is in the state, or else it would be missed.
  expect(snapshot.sellerAccounts.edges[0]?.node.name).toBe("After");
});

/** A context whose log's head is read only once something else was done. */
function renamingAtHead(first: () => Promise<void>): Context {
  const { client } = world.context.deps;
  const slow = new Proxy(client, {
    get: (target, name) =>
      name === "workspaceLog"
        ? {
            findFirst: async () => {
              await first();
              return target.workspaceLog.findFirst();
            },
          }
        : Reflect.get(target, name),
  });
  return { ...world.context, deps: { ...world.context.deps, client: slow } };
}
