import { createServer as createHttp } from "node:http";
import { text } from "node:stream/consumers";
import {
  addOwner,
  addSlackChannel,
  depsOf,
  ISSUE_PATH,
  parseAddressList,
  Secret,
} from "@evergrant/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createEgress } from "../src/egress/create-egress.ts";
import { createTargets } from "../src/egress/targets.ts";
import { type Listening, listen } from "../src/http/listen.ts";
import { createSmtpMailer } from "../src/mail/smtp-mailer.ts";
import { createPages } from "../src/pages/create-pages.ts";
import { type MailServer, startMailServer } from "./mail-server.ts";
import { openIncident, sendNow } from "./open-incident.ts";
import { type OpenServer, openServer } from "./open-server.ts";

const RETRY_MS = 60_000;

let opened: OpenServer;
let mail: MailServer;
let pages: Listening;
const posts: unknown[] = [];
const slack = createHttp(async (request, response) => {
  posts.push(JSON.parse(await text(request)));
  response.end("ok");
});

beforeAll(async () => {
  opened = await openServer();
  mail = await startMailServer();
  const { deps, workspaceId } = opened;
  deps.mailer = createSmtpMailer({ url: mail.url, from: "Evergrant <evergrant@example.com>" });
  deps.egress = createEgress(createTargets(parseAddressList(["127.0.0.0/8"])));
  const logger = { error: () => {} };
  const routes = new Map(createPages(deps, { logger, trustedProxies: null }));
  pages = await listen(routes, { host: "127.0.0.1", port: 0 });
  deps.publicUrl = () => pages.url;
  const passwordHash = new Secret("hash-of-a-password");
  await addOwner(deps, { workspaceId, email: "ann@example.com", name: "Ann", passwordHash });
  await new Promise<void>((resolve) => slack.listen(0, "127.0.0.1", resolve));
  const address = slack.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  await addSlackChannel(depsOf(deps, { workspaceId }), actor, {
    ...{ name: "#sellers", url: `http://127.0.0.1:${port}/services/word` },
  });
});
afterAll(async () => {
  await pages.stop();
  await mail.close();
  slack.close();
  await opened.close();
});

const send = () => sendNow(opened);

it("mails by SMTP and posts to Slack, once, also where the mail server was away at first", async () => {
  await openIncident(opened);
  mail.isDown = true;
  await send();
  expect([mail.mails.length, posts.length]).toEqual([0, 1]);
  mail.isDown = false;
  opened.machineClock.advance(RETRY_MS);
  await Promise.all([send(), send()]);
  await send();
  expect(mail.mails).toMatchObject([
    { to: "ann@example.com", subject: "Amazon refuses many healthy tokens at once" },
  ]);
  expect(posts).toMatchObject([{ text: "Amazon refuses many healthy tokens at once" }]);
});

it("lets whoever was mailed acknowledge without signing in, by a button and not by the link alone", async () => {
  const url =
    new RegExp(`http://\\S+${ISSUE_PATH}[\\w-]+`).exec(mail.mails[0]?.text ?? "")?.[0] ?? "";
  const shown = await fetch(url);
  expect(await shown.text()).toContain("I see to it");
  const readState = async () => (await opened.owner.issue.findFirstOrThrow()).state;
  expect(await readState()).toBe("OPEN");
  const done = await fetch(url, { method: "POST" });
  expect(await done.text()).toContain("Somebody sees to it");
  expect(await readState()).toBe("ACKNOWLEDGED");
  expect((await fetch(`${url}x`)).status).toBe(404);
});

it("shows whom an issue was told to, and names members to those who may see them", async () => {
  const source = `{ issues(filter: { states: [ACKNOWLEDGED] }) { edges { node { kind notifications { stage channel recipientName state } } } } }`;
  const { body } = await opened.post(source);
  const told = { stage: "BEGUN", state: "SENT" };
  expect(body.errors).toBeUndefined();
  expect(Object(body.data).issues.edges).toEqual([
    {
      node: {
        kind: "INCIDENT",
        notifications: expect.arrayContaining([
          { ...told, channel: "EMAIL", recipientName: "Ann" },
          { ...told, channel: "SLACK", recipientName: "#sellers" },
        ]),
      },
    },
  ]);
});
