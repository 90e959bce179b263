import { randomBytes, randomUUID } from "node:crypto";
import { withConnection } from "@evergrant/db/owner";
import type { Installation } from "../world/installation.ts";
import type { World } from "../world/open-world.ts";
import { waitUntil } from "../world/wait-until.ts";
import { connectSeller } from "./accounts.ts";
import type { Flow } from "./flow.ts";
import { readDeliveryLog } from "./read-delivery-log.ts";

/** What goes to others: webhooks that are taken and refused, posts in Slack, mails with links, a calendar's address. */
export const deliveriesFlow: Flow = {
  name: "deliveries",
  async run(world) {
    const { vault, receivers } = world;
    const at = world.serve.installation;
    await world.serve.addMember(world.postgres.adminUrl);
    const hook = await addEndpoint(world, at, "hook");
    const echo = await addEndpoint(world, at, "echo");
    await addChannel(world, at);
    const canary = `in deliveries ${randomBytes(24).toString("base64url")}`;
    vault.plant("canary", "canary in deliveries", canary, "leaked on purpose");

    const { sellingPartnerId, sellerAccountId } = await connectSeller(world, at, canary);
    await waitUntil("a payload was delivered", async () => called(world, "hook") > 0);
    await waitUntil("a payload was refused", async () => called(world, "echo") > 0);
    const rotated = await at.ask(ROTATE, { input: { webhookEndpointId: hook.id } });
    plantSecret(world, "rotated", answerOf(rotated).secret);
    vault.prove(hook.secret, "payloads were signed with it");
    vault.prove(echo.secret, "payloads were signed with it");
    await at.ask(TEST, { input: { webhookEndpointId: echo.id, type: "TOKEN_DISABLED" } });
    await at.ask(TEST, { input: { webhookEndpointId: hook.id, type: "TOKEN_DISABLED" } });
    await waitUntil("two secrets signed", async () => receivers.signers() === 2);
    vault.prove(String(answerOf(rotated).secret), "payloads were signed with it");

    await at.sandbox.act(sellingPartnerId, "revoke");
    await at.attempt(at.sdk.mwsTokens.verify({ sellerAccountId }));
    // As if that had been a while ago: a second refusal then confirms it.
    await withConnection(world.postgres.adminUrl, (connection) => connection.query(BEFORE));
    await at.attempt(at.sdk.mwsTokens.verify({ sellerAccountId }));
    await at.ask(INVITE, { input: { email: "invited@example.com", role: "OPERATOR" } });
    await followMail(world, at, /\/issue\/[\w-]{64}([\w-]+)/, "issue link");
    await followMail(world, at, /\/invitation\/([\w-]+)/, "invitation");
    await waitUntil("Slack was told", async () => called(world, "slack") > 1);
    await readCalendar(world, at);
    await readDeliveryLog(world, at);
  },
};

const called = ({ receivers }: World, path: string) => receivers.called.get(path) ?? 0;

function plantSecret({ vault, receivers }: World, name: string, secret: unknown): string {
  if (typeof secret !== "string") throw new Error(`No secret of an endpoint: ${name}`);
  vault.plant("webhook secret", `serve: ${name} endpoint's secret`, secret);
  receivers.known.push(secret);
  return secret;
}

async function addEndpoint(world: World, at: Installation, name: string) {
  const url = `${world.receivers.url}/${name}`;
  const input = { name, url, idempotencyKey: randomUUID() };
  const made = answerOf(await at.ask(CREATE, { input }));
  await at.ask(CREATE, { input });
  const secret = plantSecret(world, name, made.secret);
  return { id: String(made.webhookEndpoint?.id), secret };
}

async function addChannel({ vault, receivers }: World, at: Installation): Promise<void> {
  const secret = randomBytes(18).toString("base64url");
  vault.plant("Slack address", "serve: a channel's address", secret);
  const input = { name: "#sellers", url: `${receivers.url}/slack/T0/B0/${secret}` };
  const added = answerOf(await at.ask(ADD_CHANNEL, { input }));
  await at.ask(TEST_CHANNEL, { input: { slackChannelId: added.slackChannel?.id } });
  await at.ask("query slackChannels { slackChannels { id name lastFour } }");
  if (receivers.called.has("slack")) vault.prove(secret, "posted to");
}

/** Opens the page that a mail leads to. */
async function followMail(
  { vault, receivers }: World,
  at: Installation,
  shape: RegExp,
  kind: "issue link" | "invitation",
): Promise<void> {
  const find = () => receivers.read.map((mail) => shape.exec(mail)).find((found) => found !== null);
  await waitUntil(`a mail with the ${kind}`, async () => find() !== undefined);
  const [path = "", secret = ""] = find() ?? [];
  vault.plant(kind, `serve: ${kind} of a mail`, secret);
  const page = await at.fetch(`${at.url}${path}`);
  if (page.ok) vault.prove(secret, "its page was opened");
}

async function readCalendar({ vault }: World, at: Installation): Promise<void> {
  const { url } = answerOf(await at.ask(CREATE_FEED, { input: { name: "Ends" } }));
  const secret = /\/calendar\/([\w-]+)/.exec(String(url))?.[1] ?? "";
  vault.plant("calendar address", "serve: a calendar's address", secret);
  const calendar = await at.fetch(String(url));
  if (calendar.ok) vault.prove(secret, "the calendar was read");
  await at.ask("query calendarFeeds { calendarFeeds { edges { node { id name } } } }");
}

interface Answer {
  secret?: string | null;
  url?: string | null;
  webhookEndpoint?: { id: string };
  slackChannel?: { id: string };
}

/** What the one mutation of a document answered. */
function answerOf(data: Record<string, unknown> | null): Answer {
  return (Object.values(data ?? {})[0] ?? {}) as Answer;
}

const BEFORE = `UPDATE "MwsToken" SET "firstRevokedAt" = "firstRevokedAt" - interval '2 minutes'`;
const REFUSAL = "... on Error { code message }";
const CREATE = `mutation createWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    ... on CreateWebhookEndpointPayload { secret webhookEndpoint { id name url } } ${REFUSAL}
  }
}`;
const ROTATE = `mutation rotateWebhookEndpointSecret($input: RotateWebhookEndpointSecretInput!) {
  rotateWebhookEndpointSecret(input: $input) {
    ... on RotateWebhookEndpointSecretPayload { secret webhookEndpoint { id } } ${REFUSAL}
  }
}`;
const TEST = `mutation testWebhookEndpoint($input: TestWebhookEndpointInput!) {
  testWebhookEndpoint(input: $input) {
    ... on TestWebhookEndpointPayload { isDelivered failure responseBody } ${REFUSAL}
  }
}`;
const ADD_CHANNEL = `mutation addSlackChannel($input: AddSlackChannelInput!) {
  addSlackChannel(input: $input) { ... on AddSlackChannelPayload { slackChannel { id name } } ${REFUSAL} }
}`;
const TEST_CHANNEL = `mutation testSlackChannel($input: TestSlackChannelInput!) {
  testSlackChannel(input: $input) { ... on TestSlackChannelPayload { problem } ${REFUSAL} }
}`;
const INVITE = `mutation inviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) { __typename ${REFUSAL} }
}`;
const CREATE_FEED = `mutation createCalendarFeed($input: CreateCalendarFeedInput!) {
  createCalendarFeed(input: $input) {
    ... on CreateCalendarFeedPayload { url calendarFeed { id } } ${REFUSAL}
  }
}`;
