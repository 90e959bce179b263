import { type ExecutionResult, parse, subscribe } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { schema } from "../src/schema.ts";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { appendTestEvents } from "./append-test-events.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
let accounts: InsertedAccount[];
beforeAll(async () => {
  world = await createApiWorld();
  accounts = [await insertAccount(world), await insertAccount(world)];
  await appendTestEvents(world, accounts);
});
afterAll(() => world.close());

type Stream = AsyncGenerator<ExecutionResult, void, void>;

async function open(source: string, context: Context = world.context) {
  return subscribe({ schema, document: parse(source), contextValue: { ...context } });
}

async function openStream(source: string): Promise<Stream> {
  const opened = await open(source);
  if (!(Symbol.asyncIterator in opened)) throw new AggregateError(opened.errors ?? []);
  return opened;
}

async function readNext(stream: Stream, field: string): Promise<unknown> {
  const { value } = await stream.next();
  if (!value?.data) throw new AggregateError(value?.errors ?? []);
  return value.data[field];
}

/** The cursors and types of the whole log. */
async function readLog(): Promise<{ cursor: string; type: string }[]> {
  const data = await world.read("{ events(first: 100) { edges { node { cursor type } } } }");
  const { events } = data as { events: { edges: { node: { cursor: string; type: string } }[] } };
  return events.edges.map(({ node }) => node);
}

it("tells what happens from the moment it is opened, and nothing from before", async () => {
  const before = (await readLog()).length;
  const stream = await openStream("subscription { events { cursor type } }");
  await appendTestEvents(world, accounts);
  const told: unknown[] = [];
  const added = (await readLog()).slice(before);
  while (told.length < added.length) told.push(await readNext(stream, "events"));
  expect(told).toEqual(added);
  await stream.return();
});

it("goes on after a cursor without a gap, through what was missed and what is new", async () => {
  const log = await readLog();
  const stream = await openStream(
    `subscription { events(after: "${log[9]?.cursor}") { cursor type } }`,
  );
  const told: unknown[] = [];
  while (told.length < log.length - 10) told.push(await readNext(stream, "events"));
  await appendTestEvents(world, accounts);
  const all = await readLog();
  while (told.length < all.length - 10) told.push(await readNext(stream, "events"));
  expect(told).toEqual(all.slice(10));
  await stream.return();
});

it.each([
  [
    "mwsTokenStatusChanged",
    "type to reason mwsToken { lastFour }",
    "TOKEN_ENABLED",
    "TOKEN_DISABLED",
  ],
  ["mwsTokenExpiring", "type daysLeft expiresAt", "TOKEN_EXPIRING", "TOKEN_EXPIRING"],
  [
    "reviewAutomationStatusChanged",
    "type from to disabledBy reviewAutomation { status }",
    "AUTOMATION_ENABLED",
    "AUTOMATION_DISABLED",
  ],
])(
  "tells by %s what it is for alone, of the accounts asked for",
  async (field, selection, first, second) => {
    const args = `sellerAccountIds: ["${accounts[1]?.globalId}"]`;
    const stream = await openStream(
      `subscription { ${field}(${args}) { ${selection} sellerAccount { id } } }`,
    );
    await appendTestEvents(world, accounts);
    await appendTestEvents(world, accounts);
    const sellerAccount = { id: accounts[1]?.globalId };
    expect(await readNext(stream, field)).toMatchObject({ type: first, sellerAccount });
    expect(await readNext(stream, field)).toMatchObject({ type: second, sellerAccount });
    await stream.return();
  },
);

it("ends at once when it is let go, also while it waits", async () => {
  let isWaiting = false;
  const wakes = {
    waitForWake: (_workspaceId: string, _timeoutMs: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        isWaiting = true;
        signal.addEventListener("abort", () => resolve());
      }),
  };
  const opened = await open("subscription { events { cursor } }", { ...world.context, wakes });
  if (!(Symbol.asyncIterator in opened)) throw new Error("refused");
  const pending = opened.next();
  while (!isWaiting) await new Promise((resolve) => setImmediate(resolve));
  await opened.return();
  expect(await pending).toEqual({ done: true, value: undefined });
});

it("refuses without the scope, and after what is no cursor", async () => {
  const withoutScope = withScopes(world.context, "accounts:read");
  const forbidden = await open("subscription { events { cursor } }", withoutScope);
  expect(forbidden).toMatchObject({ errors: [{ originalError: { code: "FORBIDDEN" } }] });
  const malformed = await open('subscription { events(after: "x") { cursor } }');
  expect(malformed).toMatchObject({ errors: [{ originalError: { code: "BAD_INPUT" } }] });
});
