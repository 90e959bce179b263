import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, NOW } from "./api-world.ts";
import { appendTestEvents } from "./append-test-events.ts";
import { type InsertedAccount, insertAccount } from "./insert-account.ts";

/** What concerns no account. */
const WIDE_TYPES = [
  "INCIDENT_OPENED",
  "INCIDENT_CLOSED",
  "APPLICATION_ADDED",
  "APPLICATION_CHANGED",
  "APPLICATION_SECRET_EXPIRING",
  "APPLICATION_SECRET_ROTATED",
  "APPLICATION_ROTATION_ASKED",
  "WORKSPACE_CHANGED",
  "APPLICATION_REMOVED",
  "API_KEY_CREATED",
  "API_KEY_CHANGED",
  "API_KEY_EXPIRING",
  "API_KEY_ROTATED",
  "API_KEY_REVOKED",
  "CALENDAR_FEED_CREATED",
  "CALENDAR_FEED_REVOKED",
  "SLACK_CHANNEL_ADDED",
  "SLACK_CHANNEL_CHANGED",
  "SLACK_CHANNEL_REMOVED",
  "NOTIFICATION_PREFERENCES_CHANGED",
  "MEMBER_INVITED",
  "MEMBER_JOINED",
  "MEMBER_ROLE_CHANGED",
  "MEMBER_REMOVED",
  "INVITATION_CANCELLED",
  "WEBHOOK_ENDPOINT_CREATED",
  "WEBHOOK_ENDPOINT_CHANGED",
  "WEBHOOK_ENDPOINT_ROTATED",
  "WEBHOOK_ENDPOINT_FAILING",
  "WEBHOOK_ENDPOINT_RECOVERED",
  "WEBHOOK_ENDPOINT_DISABLED",
  "WEBHOOK_ENDPOINT_DELETED",
];

let world: ApiWorld;
let accounts: InsertedAccount[];
beforeAll(async () => {
  world = await createApiWorld();
  accounts = [await insertAccount(world), await insertAccount(world)];
  await appendTestEvents(world, accounts);
});
afterAll(() => world.close());

type Page = {
  edges: { cursor: string; node: { id: string; cursor: string; type: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
};

async function readPage(variables: Record<string, unknown>): Promise<Page> {
  const data = await world.read(
    `query ($first: Int, $after: String, $last: Int, $before: String, $filter: EventFilter) {
      events(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
        edges { cursor node { id cursor type } } pageInfo { hasNextPage hasPreviousPage } } }`,
    variables,
  );
  return (data as { events: Page }).events;
}

it("tells every type of event with what was then and what is now", async () => {
  const data = await world.read(`{ events(first: 100) { edges { node {
    __typename type occurredAt sellerAccount { name }
    ... on MwsTokenStatusChanged { mwsToken { lastFour } from to reason }
    ... on MwsTokenExpiring { mwsToken { lastFour } daysLeft expiresAt }
    ... on MwsTokenChanged { mwsToken { lastFour } }
    ... on SellerAccountChanged { name }
    ... on ReviewAutomationStatusChanged { reviewAutomation { status } before: from after: to disabledBy }
    ... on ReviewAutomationRulesChanged { reviewAutomation { status } }
    ... on IncidentChanged { region }
    ... on MemberChanged { memberId role previousRole }
    ... on InvitationChanged { invitationId role }
    ... on AmazonApplicationChanged { name }
    ... on ApiKeyChanged { name lastFour replacedById }
    ... on ApiKeyExpiring { name lastFour daysLeft expiresAt }
    ... on WebhookEndpointChanged { webhookEndpointId name }
    ... on IssueChanged { issueId kind }
    ... on SlackChannelChanged { slackChannelId name }
    ... on NotificationPreferencesChanged { memberId }
    ... on AmazonApplicationSecretExpiring { daysLeft secretExpiresAt }
  } } } }`);
  const { edges } = (data as { events: { edges: { node: { type: string } }[] } }).events;
  const byType = new Map(edges.map(({ node }) => [node.type, node]));
  expect([...byType.values()]).toMatchSnapshot();
});

it("reads a page of events with all their entities without a statement for each", async () => {
  world.statements.length = 0;
  const selection = "sellerAccount { name mwsToken { status } }";
  const filter = "types: [TOKEN_ENABLED, TOKEN_DISABLED]";
  await world.read(`{ events(first: 100, filter: { ${filter} }) { edges { node {
    ${selection} ... on MwsTokenStatusChanged { mwsToken { lastFour } } } } } }`);
  // The log's head, the events, their accounts, their tokens.
  expect(world.statements).toHaveLength(4);
});

it("lists the log oldest first, page by page, both ways", async () => {
  const all = (await readPage({ first: 100 })).edges;
  expect(all.every(({ cursor, node }) => cursor === node.cursor)).toBe(true);
  const forward = await readPage({ first: 5, after: all[2]?.cursor });
  expect(forward.edges).toEqual(all.slice(3, 8));
  expect(forward.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
  const backward = await readPage({ last: 5, before: all[7]?.cursor });
  expect(backward.edges).toEqual(all.slice(2, 7));
  expect(backward.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
  const newest = await readPage({ last: 2 });
  expect(newest.edges).toEqual(all.slice(-2));
  expect(newest.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
  expect((await readPage({ first: 100, after: all.at(-1)?.cursor })).edges).toEqual([]);
});

it("lists only what a filter asks for", async () => {
  const types = ["TOKEN_ENABLED", "TOKEN_DISABLED"];
  const ofTypes = await readPage({ filter: { types } });
  expect(new Set(ofTypes.edges.map(({ node }) => node.type))).toEqual(new Set(types));
  const of = async (...ids: (string | undefined)[]) =>
    (await readPage({ first: 100, filter: { sellerAccountIds: ids } })).edges.length;
  const all = (await readPage({ first: 100 })).edges.length;
  const wide = await readPage({ first: 100, filter: { types: WIDE_TYPES } });
  const [first, second] = [await of(accounts[0]?.globalId), await of(accounts[1]?.globalId)];
  expect(first + second + wide.edges.length).toBe(all);
  expect(await of()).toBe(0);
});

it("refuses a cursor from before a restore, and one from the future", async () => {
  const [edge] = (await readPage({ first: 1 })).edges;
  const { workspaceId } = world.context.actor;
  const future = Buffer.from(`v1.${workspaceId}.1.999`).toString("base64url");
  const ask = (after: string | undefined) =>
    world.ask(`{ events(after: "${after}") { edges { cursor } } }`);
  expect((await ask(future)).errors?.[0]?.extensions).toMatchObject({ code: "CURSOR_EXPIRED" });
  await world.owner.workspaceLog.update({ where: { workspaceId }, data: { epoch: 2 } });
  expect((await ask(edge?.cursor)).errors?.[0]?.extensions).toMatchObject({
    code: "CURSOR_EXPIRED",
  });
  await world.owner.workspaceLog.update({ where: { workspaceId }, data: { epoch: 1 } });
  expect((await ask(edge?.cursor)).errors).toBeUndefined();
});

it("tells of an account that is gone, with what was then alone", async () => {
  const [account] = accounts;
  await world.owner.sellerAccount.deleteMany({ where: { id: account?.id ?? "" } });
  const data = await world.read(
    `query ($filter: EventFilter) { events(filter: $filter) { edges { node {
      occurredAt sellerAccount { id } ... on MwsTokenStatusChanged { mwsToken { id } to } } } } }`,
    { filter: { sellerAccountIds: [account?.globalId], types: ["TOKEN_ENABLED"] } },
  );
  expect(data).toEqual({
    events: {
      edges: [
        {
          node: {
            occurredAt: NOW.toISOString(),
            sellerAccount: null,
            mwsToken: null,
            to: "ENABLED",
          },
        },
      ],
    },
  });
});
