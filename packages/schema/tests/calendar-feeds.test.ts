import { leaveWorkspace, openCalendarFeed, readFeedSecret } from "@evergrant/core";
import { senderOf } from "@evergrant/testkit/viewer";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { encodeGlobalId } from "../src/global-id.ts";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";
import { addKeyOf, addMember, asMember } from "./makers.ts";
import { withScopes } from "./with-scopes.ts";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

/** A key that sees accounts, and no more. */
let reader: Context;
beforeEach(async () => {
  reader = withScopes(
    { ...world.context, ...senderOf(world.context.actor.workspaceId) },
    "accounts:read",
  );
  await addKeyOf(world, reader);
});

async function call(name: string, input: object, as: Context = reader) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const url = name === "createCalendarFeed" ? "url" : "";
  const source = `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) {
    __typename ... on ${type}Payload { ${url} calendarFeed { id name status sellerAccount { id } } }
    ... on Error { code message } } }`;
  return Object(await world.read(source, { input }, as)).answer;
}

const create = (input: object = {}, as?: Context) => call("createCalendarFeed", input, as);
const revoke = (calendarFeedId: string, as?: Context) =>
  call("revokeCalendarFeed", { calendarFeedId }, as);

async function list(as: Context): Promise<string[]> {
  const source = "{ calendarFeeds { edges { node { id } } } }";
  const { calendarFeeds } = Object(await world.read(source, {}, as));
  return calendarFeeds.edges.map(({ node }: { node: { id: string } }) => node.id);
}

async function isOpen(url: string): Promise<boolean> {
  const secret = readFeedSecret(new URL(url).pathname);
  return secret !== null && (await openCalendarFeed(world.installation, secret)) !== null;
}

it("is made by whoever may see accounts, and its address shown once", async () => {
  const input = { name: "  Ours  ", idempotencyKey: crypto.randomUUID() };
  const made = await create(input);
  expect(made).toMatchObject({
    calendarFeed: { name: "Ours", status: "ACTIVE", sellerAccount: null },
  });
  expect(await isOpen(made.url)).toBe(true);
  expect(await create(input)).toEqual({ ...made, url: null });
  expect((await create()).calendarFeed.name).toBe("Amazon renewals");
  const blind = withScopes(reader, "events:read");
  expect(await create({}, blind)).toMatchObject({ code: "FORBIDDEN" });
});

it("shows one account where it is asked to, if there is such a one", async () => {
  const { globalId } = await insertAccount(world);
  const { calendarFeed } = await create({ sellerAccountId: globalId });
  expect(calendarFeed.sellerAccount).toEqual({ id: globalId });
  const foreign = encodeGlobalId("SellerAccount", crypto.randomUUID());
  expect(await create({ sellerAccountId: foreign })).toMatchObject({ code: "NOT_FOUND" });
});

it.each([
  ["a session token", "SESSION_TOKEN", "session|user-1"],
  ["another issuer's token", "JWT", "https://id.example.com|user-1"],
] as const)("is not made with %s, which it would outlast", async (_what, kind, id) => {
  const { workspaceId } = world.context.actor;
  const credential = { kind, id: "token-1", keyId: reader.viewer.id, expiresAt: NOW };
  const asked = { ...world.context, ...senderOf(workspaceId, { credential, id, kind: "USER" }) };
  expect(await create({}, asked)).toMatchObject({ code: "FORBIDDEN" });
  expect(await list(withScopes(asked, "accounts:read"))).toEqual([]);
});

it("is not made for a viewer who is bound to one account", async () => {
  const { id: sellerAccountId } = await insertAccount(world);
  const bound = { ...reader, viewer: { ...reader.viewer, sellerAccountId } };
  expect(await create({}, bound)).toMatchObject({ code: "FORBIDDEN" });
});

it("is seen and ended by its maker, and by who looks after keys", async () => {
  const member = await addMember(world);
  const person = withScopes(asMember(world, member), "accounts:read");
  const [ofKey, ofPerson] = [await create(), await create({}, person)].map(
    ({ calendarFeed }) => calendarFeed.id,
  );
  expect(await list(reader)).toEqual([ofKey]);
  expect(await list(person)).toEqual([ofPerson]);
  const everybody = await list(world.context);
  expect(everybody).toEqual(expect.arrayContaining([ofKey, ofPerson]));
  expect(await revoke(ofPerson)).toMatchObject({ code: "NOT_FOUND" });
  expect(await revoke(ofKey, person)).toMatchObject({ code: "NOT_FOUND" });
  expect(await revoke(ofKey)).toMatchObject({ calendarFeed: { status: "REVOKED" } });
  expect(await revoke(ofPerson, world.context)).toMatchObject({
    calendarFeed: { status: "REVOKED" },
  });
  const stranger = await world.addViewer();
  expect(await list(stranger)).toEqual([]);
  expect(await revoke(ofKey, stranger)).toMatchObject({ code: "NOT_FOUND" });
});

it("goes with a member who leaves, and does not come back with him", async () => {
  const member = await addMember(world);
  const person = asMember(world, member);
  const { url } = await create({}, person);
  expect(await isOpen(url)).toBe(true);
  await leaveWorkspace(person.deps, person.actor);
  expect(await isOpen(url)).toBe(false);
  await addMember(world, member.userId);
  expect(await isOpen(url)).toBe(false);
});

it("is told once when it is made, and once when it is revoked", async () => {
  const made = await create();
  const { id } = made.calendarFeed;
  await revoke(id);
  await revoke(id);
  const source = `{ events(last: 2) { edges { node { type sellerAccount { id }
    ... on CalendarFeedChanged { calendarFeedId name } } } } }`;
  const told = { calendarFeedId: id, name: "Amazon renewals", sellerAccount: null };
  expect(await world.read(source)).toEqual({
    events: {
      edges: [
        { node: { type: "CALENDAR_FEED_CREATED", ...told } },
        { node: { type: "CALENDAR_FEED_REVOKED", ...told } },
      ],
    },
  });
});

it("is one of twenty that work", async () => {
  const ids: string[] = [];
  for (let count = 0; count < 20; count += 1) ids.push((await create()).calendarFeed.id);
  expect(await create()).toMatchObject({ code: "BAD_INPUT" });
  await revoke(ids[0] ?? "");
  expect(await create()).toMatchObject({ calendarFeed: { status: "ACTIVE" } });
});

it("is listed newest first, a page at a time", async () => {
  const made: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    world.machineClock.set(new Date(NOW.getTime() + count));
    made.unshift((await create()).calendarFeed.id);
  }
  const page = async (args: string) => {
    const source = `{ calendarFeeds(${args}) { edges { cursor node { id } } pageInfo { hasNextPage } } }`;
    const { calendarFeeds } = Object(await world.read(source, {}, reader));
    return {
      ids: calendarFeeds.edges.map(({ node }: { node: { id: string } }) => node.id),
      cursor: calendarFeeds.edges.at(-1)?.cursor,
      more: calendarFeeds.pageInfo.hasNextPage,
    };
  };
  const first = await page("first: 2");
  expect(first).toMatchObject({ ids: made.slice(0, 2), more: true });
  expect(await page(`first: 2, after: "${first.cursor}"`)).toMatchObject({
    ...{ ids: made.slice(2), more: false },
  });
  const { errors } = await world.ask('{ calendarFeeds(after: "x") { edges { cursor } } }');
  expect(errors?.[0]?.message).toContain("no cursor");
});
