import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openIncident, sendNow } from "./open-incident.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const DOCUMENT = new URL("../../../docs/issues.md", import.meta.url);
const HOUR_MS = 3_600_000;

let opened: OpenServer;
let blocks: Map<string | undefined, string | undefined>;
const posts: string[] = [];
beforeAll(async () => {
  const document = await readFile(DOCUMENT, "utf8");
  const found = document.matchAll(/```graphql ([\w-]+)\n([\s\S]*?)```/g);
  blocks = new Map([...found].map(([, name, block]) => [name, block]));
  opened = await openServer();
  opened.deps.egress = {
    checkUrl: (url) => new URL(url),
    async call({ url }) {
      posts.push(url);
      return { isAnswered: true, status: 200, headers: new Headers(), body: new Uint8Array() };
    },
  };
});
afterAll(() => opened.close());

/** Runs an example as it stands in the document. */
async function run(name: string, variables = {}) {
  const block = blocks.get(name);
  if (block === undefined) throw new Error(`docs/issues.md has no example ${name}`);
  const { body } = await opened.post(block, variables);
  expect(body.errors).toBeUndefined();
  return Object(body.data);
}

it("has every example of the document do what it says, in its order", async () => {
  const url = "https://hooks.slack.com/services/word";
  const { addSlackChannel } = await run("slack-add", { url });
  const { slackChannel } = addSlackChannel;
  expect(slackChannel).toMatchObject({ name: "#sellers", lastFour: "word" });
  const { testSlackChannel } = await run("slack-test", { slackChannelId: slackChannel.id });
  expect([testSlackChannel, posts]).toEqual([{ problem: null }, [url]]);

  await openIncident(opened);
  await sendNow(opened);
  expect(posts).toEqual([url, url]);
  const { issues } = await run("list");
  const told = [{ channel: "SLACK", state: "SENT" }];
  expect(issues.edges).toMatchObject([
    { node: { kind: "INCIDENT", state: "OPEN", notifications: told } },
  ]);
  const issueId = issues.edges[0].node.id;
  expect((await run("acknowledge", { issueId })).acknowledgeIssue.issue.state).toBe("ACKNOWLEDGED");
  const now = opened.deps.clock.now();
  const refused = await run("snooze", { issueId, until: now.toISOString() });
  expect(refused.snoozeIssue.message).toContain(`it is ${now.toISOString()} now`);
  const until = new Date(now.getTime() + HOUR_MS).toISOString();
  const snoozed = await run("snooze", { issueId, until });
  expect(snoozed.snoozeIssue.issue).toEqual({ state: "SNOOZED", snoozedUntil: until });
  expect([...blocks.keys()]).toEqual(["slack-add", "slack-test", "list", "acknowledge", "snooze"]);
});
