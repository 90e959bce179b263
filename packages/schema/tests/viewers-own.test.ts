import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Context } from "../src/context.ts";
import { type ApiWorld, createApiWorld } from "./api-world.ts";
import { insertAccount } from "./insert-account.ts";
import { addMember, asMember } from "./makers.ts";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

/** Two members of one workspace, in their browsers. */
let ann: Context;
let bob: Context;
beforeEach(async () => {
  const [one, another] = [await addMember(world), await addMember(world)];
  [ann, bob] = [one, another].map((member) => {
    const context = asMember(world, member);
    const credential = { ...context.viewer.credential, isCookie: true };
    return { ...context, viewer: { ...context.viewer, role: "viewer" as const, credential } };
  }) as [Context, Context];
});

async function call(name: string, input: object, as: Context) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const source = `mutation ($input: ${type}Input!) { answer: ${name}(input: $input) {
    __typename ... on Error { code } } }`;
  return Object(await world.read(source, { input }, as)).answer;
}

it.each([
  ["updateNotificationPreferences", { timeZone: "Europe/Berlin" }],
  ["createCalendarFeed", { name: "Mine" }],
  ["leaveWorkspace", {}],
  ["startAuthorization", null],
])("gives nobody the answer that another member's %s had", async (name, given) => {
  const own = given ?? { sellerAccountId: (await insertAccount(world)).globalId };
  const input = { ...own, idempotencyKey: `key of ${name}` };
  const done = { __typename: `${name[0]?.toUpperCase()}${name.slice(1)}Payload` };
  expect(await call(name, input, ann)).toEqual(done);
  expect(await call(name, input, bob)).toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
  expect(await call(name, input, ann)).toEqual(done);
  expect(await call(name, { ...input, idempotencyKey: `Bob's ${name}` }, bob)).toEqual(done);
});

it("ends a member's feed for nobody else who names his key", async () => {
  const source = `mutation { answer: createCalendarFeed(input: {}) {
    ... on CreateCalendarFeedPayload { calendarFeed { id } } } }`;
  const { answer } = Object(await world.read(source, {}, ann));
  const input = { calendarFeedId: answer.calendarFeed.id, idempotencyKey: "key of a feed" };
  const done = { __typename: "RevokeCalendarFeedPayload" };
  expect(await call("revokeCalendarFeed", input, ann)).toEqual(done);
  expect(await call("revokeCalendarFeed", input, bob)).toMatchObject({
    code: "IDEMPOTENCY_MISMATCH",
  });
});
