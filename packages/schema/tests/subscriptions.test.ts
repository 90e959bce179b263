import { createSourceEventStream, parse } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { Following } from "../src/event/following.ts";
import { schema } from "../src/schema.ts";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { appendTestEvents } from "./append-test-events.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";
import { readFollowing } from "./read-following.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
let accounts: InsertedAccount[];
beforeAll(async () => {
  world = await createApiWorld();
  accounts = [await insertAccount(world), await insertAccount(world)];
  await appendTestEvents(world, accounts);
});
afterAll(() => world.close());

const open = (source: string, context: Context = world.context) =>
  createSourceEventStream({ schema, document: parse(source), contextValue: { ...context } });

/** What a subscription tells, read from the log, up to the head as it is by then. */
async function openStream(source: string) {
  const opened = await open(source);
  if (!(opened instanceof Following)) throw new Error(JSON.stringify(opened));
  return () => readFollowing(world.context, opened, parse(source));
}

/** The cursors and types of the whole log. */
async function readLog(): Promise<{ cursor: string; type: string }[]> {
  const told: { cursor: string; type: string }[] = [];
  for (let isMore = true; isMore; ) {
    const after = told.at(-1)?.cursor;
    const args = after === undefined ? "" : `, after: "${after}"`;
    const data = await world.read(
      `{ events(first: 100${args}) { edges { node { cursor type } } } }`,
    );
    const { events } = data as { events: { edges: { node: (typeof told)[number] }[] } };
    told.push(...events.edges.map(({ node }) => node));
    isMore = events.edges.length === 100;
  }
  return told;
}

it("tells what happens from the moment it is opened, and nothing from before", async () => {
  const before = (await readLog()).length;
  const read = await openStream("subscription { events { cursor type } }");
  await appendTestEvents(world, accounts);
  const added = (await readLog()).slice(before);
  expect(await read()).toEqual(added.map((event) => ({ events: event })));
});

it("goes on after a cursor, as an argument or as the last event's id", async () => {
  const log = await readLog();
  const { cursor = "" } = log[9] ?? {};
  const read = await openStream(`subscription { events(after: "${cursor}") { cursor type } }`);
  expect(await read()).toEqual(log.slice(10).map((event) => ({ events: event })));
  const context = { ...world.context, lastEventId: cursor };
  const byId = await open("subscription { events { cursor } }", context);
  expect(byId).toMatchObject({ start: { position: 10n } });
  const { cursor: other } = log[4] ?? {};
  const byBoth = await open(`subscription { events(after: "${other}") { cursor } }`, context);
  expect(byBoth).toMatchObject({ start: { position: 5n } });
});

it("says what is to become of a stream that is read too slowly", async () => {
  expect(await open("subscription { events { id } }")).toMatchObject({ onOverflow: "CLOSE" });
  const asked = await open("subscription { events(onOverflow: COALESCE) { id } }");
  expect(asked).toMatchObject({ onOverflow: "COALESCE" });
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
    const read = await openStream(
      `subscription { ${field}(${args}) { ${selection} sellerAccount { id } } }`,
    );
    await appendTestEvents(world, accounts);
    await appendTestEvents(world, accounts);
    const sellerAccount = { id: accounts[1]?.globalId };
    const [one, two] = await read();
    expect(one?.[field]).toMatchObject({ type: first, sellerAccount });
    expect(two?.[field]).toMatchObject({ type: second, sellerAccount });
  },
);

it("refuses without the scope, and after what is no cursor", async () => {
  const withoutScope = withScopes(world.context, "accounts:read");
  const forbidden = await open("subscription { events { cursor } }", withoutScope);
  expect(forbidden).toMatchObject({ errors: [{ originalError: { code: "FORBIDDEN" } }] });
  const malformed = await open('subscription { events(after: "x") { cursor } }');
  expect(malformed).toMatchObject({ errors: [{ originalError: { code: "BAD_INPUT" } }] });
});
