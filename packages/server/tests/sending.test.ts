import { randomUUID } from "node:crypto";
import { addSlackChannel, createWorkspace, depsOf, type Sending } from "@evergrant/core";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createSender, sendAll } from "../src/jobs/sending.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const LOGGER = pino({ enabled: false });
const MANY = 30;
const SLOW = "https://slow.test/services/a";
const QUICK = "https://quick.test/services/b";

let opened: OpenServer;
/** Addresses posted to, and mails, whose answer is still to come. */
let posts: string[];
let mails: string[];
let endAll: () => void;
beforeAll(async () => {
  opened = await openServer();
});
beforeEach(async () => {
  await opened.owner.message.updateMany({ data: { attemptAt: null } });
  [posts, mails] = [[], []];
  const ended = new Promise<void>((resolve) => {
    endAll = resolve;
  });
  const answer = { isAnswered: true, status: 200, headers: new Headers(), body: Buffer.of() };
  opened.deps.egress = {
    checkUrl: (url) => new URL(url),
    async call({ url }) {
      posts.push(url);
      if (url === SLOW) await ended;
      return { ...answer, isAnswered: true };
    },
  };
  opened.deps.mailer = {
    isSetUp: true,
    async send({ to }): Promise<Sending> {
      mails.push(to);
      await ended;
      return "TAKEN";
    },
  };
});
afterAll(() => opened.close());

/** Messages that are due, the earlier the longer. */
async function write(
  workspaceId: string,
  to: { channel: "EMAIL" | "SLACK"; recipientId: string },
  count: number,
): Promise<void> {
  const { owner, machineClock } = opened;
  const now = machineClock.now();
  const issueId = randomUUID();
  const issue = { workspaceId, id: issueId, kind: "INCIDENT", subject: issueId } as const;
  await owner.issue.create({ data: { ...issue, state: "OPEN", facts: {}, openedAt: now } });
  for (let index = 0; index < count; index += 1) {
    const messageId = randomUUID();
    const content = { subject: "Told", workspaceName: "W", items: [], notes: [] };
    const times = { createdAt: now, attemptAt: now, endsAt: new Date(now.getTime() + 60_000) };
    await owner.message.create({
      data: { workspaceId, id: messageId, ...to, state: "PENDING", content, ...times },
    });
    const told = { workspaceId, id: randomUUID(), issueId, stage: `S${index}`, messageId };
    await owner.notification.create({ data: { ...told, ...to, createdAt: now } });
  }
  machineClock.advance(1);
}

async function addChannel(workspaceId: string, url: string) {
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const channel = { name: "#sellers", url };
  const { slackChannelId } = await addSlackChannel(
    depsOf(opened.deps, { workspaceId }),
    actor,
    channel,
  );
  return { channel: "SLACK" as const, recipientId: slackChannelId };
}

it("lets nobody's slow addresses delay another workspace's posts", async () => {
  const { deps, workspaceId } = opened;
  const { workspaceId: other } = await createWorkspace(deps, { name: "Other" });
  await write(workspaceId, await addChannel(workspaceId, SLOW), MANY);
  await write(other, await addChannel(other, QUICK), 1);
  const sender = createSender(deps, LOGGER);
  await sender.fill();
  await expect.poll(() => posts).toContain(QUICK);
  await sender.fill();
  expect(posts.filter((url) => url === SLOW).length).toBeLessThan(10);
  endAll();
  await sender.settle();
  await sendAll(deps, { logger: LOGGER, stopping: new AbortController().signal });
  expect(posts).toHaveLength(MANY + 1);
});

it("posts while the mail server hangs, however many mails wait for it", async () => {
  const { deps, workspaceId } = opened;
  const recipientId = await addMember();
  await write(workspaceId, { channel: "EMAIL", recipientId }, MANY);
  await write(workspaceId, await addChannel(workspaceId, QUICK), 1);
  const sender = createSender(deps, LOGGER);
  await sender.fill();
  await expect.poll(() => posts).toEqual([QUICK]);
  expect(mails.length).toBeGreaterThan(0);
  endAll();
  await sender.settle();
});

async function addMember(): Promise<string> {
  const { owner, workspaceId, machineClock } = opened;
  const [userId, id] = [randomUUID(), randomUUID()];
  const createdAt = machineClock.now();
  const user = { id: userId, name: "Ann", email: "ann@example.com", emailVerified: true };
  await owner.user.create({ data: { ...user, createdAt, updatedAt: createdAt } });
  await owner.member.create({ data: { workspaceId, id, userId, role: "owner", createdAt } });
  return id;
}
