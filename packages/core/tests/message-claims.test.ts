import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { claimMessages } from "../src/message/claim-messages.ts";
import { MESSAGE_LIFE_MS, SENDING_LEASE_MS, WORKSPACE_TAKEN } from "../src/message/policy.ts";
import { sendMessage } from "../src/message/send-message.ts";
import { addSlackChannel } from "../src/slack-channel/add.ts";
import { drainAll } from "./core-world.ts";
import { failOnce } from "./fail-once.ts";
import {
  addPerson,
  connectOwned,
  createToldWorld,
  died,
  happen,
  type Person,
  sendAll,
  sendDue,
  type ToldWorld,
  tellOf,
} from "./told-world.ts";

let world: ToldWorld;
let ann: Person;
beforeAll(async () => {
  world = await createToldWorld();
});
beforeEach(async () => {
  await world.reset();
  ann = await addPerson(world, "operator", "ann");
});
afterAll(() => world.close());

const readStates = async () => (await world.client.message.findMany()).map(({ state }) => state);
const claim = () => claimMessages(world.installation, { channel: "EMAIL", limit: 10 });
/** A message that waits to be sent. */
const write = async (owner: Person | null = ann) => {
  await tellOf(world, died(await connectOwned(world, owner)));
  await drainAll(world);
};

it("a claim takes a few of each workspace, of its channel, and none of those that are busy", async () => {
  await tellOf(world, died(await connectOwned(world, ann)));
  await drainAll(world);
  const [message] = await world.client.message.findMany();
  if (message === null || message === undefined) throw new Error("Nothing was written");
  const { content, ...rest } = message;
  const copies = Array.from({ length: 2 * WORKSPACE_TAKEN }, () => ({
    ...rest,
    ...{ id: randomUUID(), content: content ?? {} },
  }));
  await world.client.message.createMany({ data: copies });
  const { workspaceId } = world.actor;
  const slack = { channel: "SLACK", limit: 10 } as const;
  expect(await claimMessages(world.installation, slack)).toEqual([]);
  const busy = { channel: "EMAIL", limit: 10, except: [workspaceId] } as const;
  expect(await claimMessages(world.installation, busy)).toEqual([]);
  const claims = [await claim(), await claim(), await claim()];
  const taken = claims.map(({ length }) => length);
  expect(taken).toEqual([WORKSPACE_TAKEN, WORKSPACE_TAKEN, 1]);
  expect(new Set(claims.flat().map(({ id }) => id)).size).toBe(2 * WORKSPACE_TAKEN + 1);
});

it("a message whose sender died is in doubt, and not sent again", async () => {
  world.onMail = () => new Promise(() => {});
  const account = await connectOwned(world, ann);
  const hanging = happen(world, died(account));
  await expect.poll(() => world.mails.length, { timeout: 10_000 }).toBe(1);
  world.onMail = async () => "TAKEN";
  await sendAll(world);
  expect(await readStates()).toEqual(["SENDING"]);
  world.machineClock.advance(SENDING_LEASE_MS);
  await sendAll(world);
  expect(world.mails).toHaveLength(1);
  expect(await readStates()).toEqual(["UNCERTAIN"]);
  void hanging;
});

it.each([
  ["message", "findFirst"],
  ["notification", "findMany"],
  ["member", "findFirst"],
  ["message", "updateMany"],
])(
  "a message whose sender failed at %s.%s before it was sent is sent later, once",
  async (...at) => {
    await happen(world);
    await write();
    const errors: unknown[] = [];
    await sendDue(failOnce(world.installation, at), (error) => errors.push(error));
    expect(errors).toHaveLength(1);
    await sendAll(world);
    expect(world.mails).toEqual([]);
    world.machineClock.advance(SENDING_LEASE_MS);
    await sendAll(world);
    await sendAll(world);
    expect(world.mails).toHaveLength(1);
    expect(await readStates()).toEqual(["SENT"]);
  },
);

it("a message that fails before it is sent every time is given up after a day", async () => {
  await write();
  const broken = () => sendDue(failOnce(world.installation, ["member", "findFirst"]), () => {});
  await broken();
  world.machineClock.advance(SENDING_LEASE_MS);
  await broken();
  expect(await readStates()).toEqual(["PENDING"]);
  world.machineClock.advance(MESSAGE_LIFE_MS);
  await sendAll(world);
  expect(world.mails).toEqual([]);
  expect(await readStates()).toEqual(["FAILED"]);
});

it("a message is not sent by a worker whom another has taken it from", async () => {
  await write();
  const [slow] = await claim();
  world.machineClock.advance(SENDING_LEASE_MS);
  const [next] = await claim();
  if (slow === undefined || next === undefined) throw new Error("Nothing was claimed");
  await expect(sendMessage(world.installation, slow)).rejects.toThrow("taken this message over");
  await sendMessage(world.installation, next);
  await expect(sendMessage(world.installation, slow)).rejects.toThrow("taken this message over");
  expect(world.mails).toHaveLength(1);
  expect(await readStates()).toEqual(["SENT"]);
});

it("a message whose sender comes back late says that it was sent", async () => {
  let take = () => {};
  world.onMail = () =>
    new Promise((resolve) => {
      take = () => resolve("TAKEN");
    });
  const late = happen(world, died(await connectOwned(world, ann)));
  await expect.poll(() => world.mails.length, { timeout: 10_000 }).toBe(1);
  world.machineClock.advance(SENDING_LEASE_MS);
  await claim();
  expect(await readStates()).toEqual(["UNCERTAIN"]);
  take();
  await late;
  expect(await readStates()).toEqual(["SENT"]);
});

it("a post is sent later that could not be readied, once", async () => {
  await addSlackChannel(world.deps, world.actor, {
    name: "#sellers",
    url: "https://hooks.slack.test/services/T0/B0/word",
  });
  await write(null);
  const decrypt = vi.spyOn(world.installation.cipher, "decrypt");
  decrypt.mockRejectedValueOnce(new Error("The key provider is away."));
  const errors: unknown[] = [];
  await sendDue(world.installation, (error) => errors.push(error));
  expect(errors).toHaveLength(1);
  world.machineClock.advance(SENDING_LEASE_MS);
  await sendAll(world);
  expect(world.posts).toHaveLength(1);
  decrypt.mockRestore();
});
