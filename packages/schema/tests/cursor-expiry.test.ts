import { openSigningKey, renameSellerAccount, tendLog } from "@evergrant/core";
import { type ExecutionResult, parse, subscribe } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { schema } from "../src/schema.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";

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

async function open(after: string) {
  const document = parse(
    `subscription { events(after: "${after}") { ... on SellerAccountChanged { name } } }`,
  );
  return subscribe({ schema, document, contextValue: { ...world.context } });
}

async function takeNames(stream: AsyncGenerator<ExecutionResult>, count: number) {
  const names: unknown[] = [];
  while (names.length < count) {
    const { value } = await stream.next();
    names.push(value.data.events.name);
  }
  await stream.return(undefined);
  return names;
}

it("has a client that was away too long recover by the query it is named, and miss nothing", async () => {
  const { eventsCursor: kept } = (await world.read("{ eventsCursor }")) as Snapshot;
  await rename("While away");
  // The month of it ended 31 days ago.
  const endOfMonth = Date.UTC(NOW.getUTCFullYear(), NOW.getUTCMonth() + 1);
  await pass((endOfMonth - NOW.getTime()) / DAY_MS + 31);
  const refused = await open(kept);
  if (Symbol.asyncIterator in refused) throw new Error("The cursor still serves.");
  const [error] = refused.errors ?? [];
  expect(error?.extensions.code).toBe("CURSOR_EXPIRED");
  const query = String(error?.extensions.snapshotQuery);
  const { eventsCursor, sellerAccounts } = (await world.read(query)) as Snapshot;
  expect(sellerAccounts.edges).toMatchObject([{ node: { name: "While away" } }]);
  await rename("While it recovers");
  const stream = await open(eventsCursor);
  if (!(Symbol.asyncIterator in stream)) throw new AggregateError(stream.errors ?? []);
  await rename("Live");
  expect(await takeNames(stream, 2)).toEqual(["While it recovers", "Live"]);
});

it("serves for thirty days, whatever happened", async () => {
  const { eventsCursor } = (await world.read("{ eventsCursor }")) as Snapshot;
  await rename("On the day itself");
  await pass(30);
  const stream = await open(eventsCursor);
  if (!(Symbol.asyncIterator in stream)) throw new AggregateError(stream.errors ?? []);
  expect(await takeNames(stream, 1)).toEqual(["On the day itself"]);
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
