import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { issueLinkOf, readIssueLink } from "../src/issue/issue-link.ts";
import { openIssueLink } from "../src/issue/open-link.ts";
import { claimMails } from "../src/mail/claim-mails.ts";
import { enqueueMail } from "../src/mail/enqueue-mail.ts";
import { sendMail } from "../src/mail/send-mail.ts";
import { FIRST_RETRY_MS, MESSAGE_LIFE_MS, SENDING_LEASE_MS } from "../src/message/policy.ts";
import { Secret } from "../src/secret.ts";
import { addSlackChannel } from "../src/slack-channel/add.ts";
import { removeSlackChannel } from "../src/slack-channel/remove.ts";
import { trySlackChannel } from "../src/slack-channel/try.ts";
import { updateSlackChannel } from "../src/slack-channel/update.ts";
import { drainAll, readEvents } from "./core-world.ts";
import { HOUR_MS } from "./token-fixture.ts";
import {
  addPerson,
  connectOwned,
  createToldWorld,
  died,
  expiring,
  happen,
  healed,
  type Person,
  readIssue,
  sendAll,
  type ToldWorld,
  takeMails,
} from "./told-world.ts";

const LOST = "Shop has lost its access to Amazon";
const URL = "https://hooks.slack.test/services/T0/B0/secretword1234";

let world: ToldWorld;
let ann: Person;
beforeAll(async () => {
  world = await createToldWorld();
});
beforeEach(async () => {
  await world.reset();
  await world.client.outgoingMail.deleteMany();
  ann = await addPerson(world, "operator", "ann");
});
afterAll(() => world.close());

const readStates = async () => {
  const { workspaceId } = world.actor;
  const rows = await world.client.message.findMany({ where: { workspaceId } });
  return rows.map(({ state }) => state);
};

describe("a message", () => {
  it("that was not taken is tried again, later each time, and counts as one", async () => {
    world.onMail = async () => "NOT_TAKEN";
    await happen(world, died(await connectOwned(world, ann)));
    expect(await readStates()).toEqual(["PENDING"]);
    await sendAll(world);
    expect(world.mails).toHaveLength(1);
    world.machineClock.advance(FIRST_RETRY_MS);
    await sendAll(world);
    world.machineClock.advance(FIRST_RETRY_MS);
    await sendAll(world);
    expect(world.mails).toHaveLength(2);
    world.onMail = async () => "TAKEN";
    world.machineClock.advance(FIRST_RETRY_MS);
    await sendAll(world);
    expect(world.mails).toHaveLength(3);
    expect(new Set(world.mails.map(({ id }) => id)).size).toBe(1);
    expect(await readStates()).toEqual(["SENT"]);
  });

  it("is given up after a day", async () => {
    world.onMail = async () => "NOT_TAKEN";
    await happen(world, died(await connectOwned(world, ann)));
    for (let hour = 0; hour < 26; hour += 1) {
      world.machineClock.advance(HOUR_MS);
      await sendAll(world);
    }
    expect(await readStates()).toEqual(["FAILED"]);
  });

  it.each([
    ["REFUSED", "FAILED"],
    ["UNCERTAIN", "UNCERTAIN"],
  ] as const)("that was %s is not sent again", async (sending, state) => {
    world.onMail = async () => sending;
    await happen(world, died(await connectOwned(world, ann)));
    world.machineClock.advance(MESSAGE_LIFE_MS);
    await sendAll(world);
    expect(world.mails).toHaveLength(1);
    expect(await readStates()).toEqual([state]);
  });

  it("is silenced where all that it tells of was over before it could be sent", async () => {
    world.onMail = async () => "NOT_TAKEN";
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    await happen(world, healed(account));
    world.mails.length = 0;
    world.machineClock.advance(FIRST_RETRY_MS);
    await sendAll(world);
    expect(world.mails).toEqual([]);
    expect(await readStates()).toEqual(["SILENCED"]);
  });

  it("is silenced where its person has left", async () => {
    world.onMail = async () => "NOT_TAKEN";
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    await world.client.sellerAccount.updateMany({ data: { ownerId: null } });
    await world.client.member.deleteMany({ where: { id: ann.memberId } });
    world.machineClock.advance(FIRST_RETRY_MS);
    await sendAll(world);
    expect(await readStates()).toEqual(["SILENCED"]);
  });
});

describe("a channel of Slack", () => {
  const add = (kinds?: readonly "TOKEN_DISABLED"[]) =>
    addSlackChannel(world.deps, world.actor, {
      name: "#sellers",
      url: URL,
      ...(kinds && { kinds }),
    });

  it("is told what is of its kinds, begins and ends, as text and blocks", async () => {
    await add(["TOKEN_DISABLED"]);
    const account = await connectOwned(world, ann, "Shop <&> Co");
    await happen(world, died(account), expiring(account, 30));
    expect(world.posts.map(({ url, method }) => [method, url])).toEqual([["POST", URL]]);
    const body = JSON.parse(world.posts[0]?.body ?? "");
    expect(body.text).toBe("Shop &lt;&amp;&gt; Co has lost its access to Amazon");
    expect(body.blocks[0].text.text).toContain(
      "*Shop &lt;&amp;&gt; Co has lost its access to Amazon*",
    );
    expect(JSON.stringify(body)).not.toContain("/issue/");
  });

  it("is not told again what was in doubt, and is where nobody was reached", async () => {
    await add();
    world.onPost = () => ({ isAnswered: false, code: "TIMED_OUT", message: "Too late" });
    const account = await connectOwned(world, ann);
    await happen(world, died(account));
    world.machineClock.advance(MESSAGE_LIFE_MS);
    await sendAll(world);
    expect(world.posts).toHaveLength(1);
    world.clock.advance(HOUR_MS);
    const unreached = (code: string) => {
      world.onPost = () => ({ isAnswered: false, code, message: "Nobody" });
    };
    unreached("ECONNREFUSED");
    await happen(world, expiring(account, 30));
    expect(world.posts).toHaveLength(2);
    unreached("CONNECT_TIMED_OUT");
    world.machineClock.advance(FIRST_RETRY_MS);
    await sendAll(world);
    expect(world.posts).toHaveLength(3);
    world.machineClock.advance(2 * FIRST_RETRY_MS);
    await sendAll(world);
    expect(world.posts).toHaveLength(4);
  });

  it("shows nothing of its address but the last four characters", async () => {
    const { slackChannelId } = await add();
    await updateSlackChannel(world.deps, world.actor, { slackChannelId, name: "Other" });
    await updateSlackChannel(world.deps, world.actor, { slackChannelId, url: `${URL}5678` });
    expect(await trySlackChannel(world.deps, { slackChannelId })).toEqual({
      slackChannelId,
      problem: null,
    });
    world.onPost = () => ({
      isAnswered: true,
      status: 404,
      headers: new Headers(),
      body: Buffer.of(),
    });
    expect((await trySlackChannel(world.deps, { slackChannelId })).problem).toMatch(/404/);
    await removeSlackChannel(world.deps, world.actor, { slackChannelId });
    const told = await readEvents(world, world.actor);
    expect(told.map(({ type }) => type)).toEqual([
      ...["SLACK_CHANNEL_ADDED", "SLACK_CHANNEL_CHANGED", "SLACK_CHANNEL_CHANGED"],
      "SLACK_CHANNEL_REMOVED",
    ]);
    const text = JSON.stringify(told, (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(text).toContain("5678");
    expect(text).not.toContain("secretword");
  });
});

describe("the outbox", () => {
  const mail = {
    ...{ to: "bob@example.com", subject: "Confirm", paragraphs: ["Hello"], notes: [] },
    action: {
      label: "Confirm",
      url: new Secret("https://evergrant.test/verify?token=plantedword"),
    },
  };
  const enqueue = (endsAt: Date | null = null) =>
    enqueueMail(world.installation, { purpose: "verification", mail, endsAt });
  const givenUp: string[] = [];
  const send = async () => {
    for (const mail of await claimMails(world.installation, { limit: 10 }))
      await sendMail(world.installation, mail, ({ purpose }) => givenUp.push(purpose));
  };
  beforeEach(() => {
    givenUp.length = 0;
  });

  it("keeps a mail, unreadable, until it is taken", async () => {
    await enqueue();
    const [row] = await world.client.outgoingMail.findMany();
    expect(Buffer.from(row?.content ?? []).toString("latin1")).not.toMatch(/plantedword|bob/);
    world.onMail = async () => "NOT_TAKEN";
    await send();
    await send();
    expect(world.mails).toHaveLength(1);
    world.onMail = async () => "TAKEN";
    world.machineClock.advance(FIRST_RETRY_MS);
    await send();
    expect(world.mails[1]?.action?.url.reveal()).toContain("plantedword");
    expect(await world.client.outgoingMail.count()).toBe(0);
    expect(givenUp).toEqual([]);
  });

  it("goes to one worker, and once more to another when that one died", async () => {
    await enqueue();
    world.onMail = () => new Promise(() => {});
    void send();
    await expect.poll(() => world.mails.length, { timeout: 10_000 }).toBe(1);
    world.onMail = async () => "TAKEN";
    await send();
    expect(world.mails).toHaveLength(1);
    world.machineClock.advance(SENDING_LEASE_MS);
    await Promise.all([send(), send()]);
    expect(world.mails).toHaveLength(2);
    expect(world.mails[0]?.id).toBe(world.mails[1]?.id);
  });

  it("gives up what is of no use any more, and says so", async () => {
    await enqueue(new Date(world.machineClock.now().getTime() + HOUR_MS));
    world.onMail = async () => "NOT_TAKEN";
    await send();
    world.machineClock.advance(HOUR_MS);
    await send();
    expect(world.mails).toHaveLength(1);
    expect(givenUp).toEqual(["verification"]);
    expect(await world.client.outgoingMail.count()).toBe(0);
  });
});

describe("an issue's link", () => {
  it("acknowledges one issue in the name of whom it was mailed to", async () => {
    await happen(world, died(await connectOwned(world, ann)));
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
    const { id: issueId } = await readIssue(world);
    const { workspaceId } = world.actor;
    const link = { workspaceId, issueId, memberId: ann.memberId };
    const secret = new Secret(issueLinkOf(world.deps, link).reveal().split("/issue/")[1] ?? "");
    expect(await openIssueLink(world.installation, secret)).toMatchObject({
      ...{ title: LOST, state: "OPEN", actor: { kind: "USER", id: ann.userId } },
    });
    const forged = Buffer.from(secret.reveal(), "base64url");
    forged[0] = (forged[0] ?? 0) ^ 1;
    for (const other of [forged.toString("base64url"), "", "x", "A".repeat(107)])
      expect(readIssueLink(world.deps.cipher, new Secret(other))).toBe(null);
  });
});

it("does nothing where nothing is due", async () => {
  await drainAll(world);
  await sendAll(world);
  expect(world.mails).toEqual([]);
});
