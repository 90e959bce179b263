import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenPages, openPages } from "./open-pages.ts";

const PUBLIC_URL = "https://evergrant.test";
const DAY_MS = 86_400_000;

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
  pages.deps.publicUrl = () => PUBLIC_URL;
});
afterAll(() => pages.close());

/** An account whose authorization ends after so many days of domain time. */
async function addAccount(name: string, days: number) {
  const { owner, workspaceId, deps } = pages;
  const application = await owner.amazonApplication.findFirstOrThrow();
  const id = randomUUID();
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  await owner.sellerAccount.create({
    data: {
      ...{ workspaceId, id, name, applicationId: application.id, sampleKey: 0, createdAt: now },
      ...{ sellingPartnerId: `A${id.slice(0, 12).toUpperCase()}`, region: "NA" as const },
      marketplaceIds: ["ATVPDKIKX0DER"],
    },
  });
  await owner.mwsToken.create({
    data: {
      ...{ workspaceId, id: randomUUID(), sellerAccountId: id, status: "ENABLED" as const },
      ...{ kind: "LWA_REFRESH_TOKEN" as const, lastFour: "last", statusChangedAt: now },
      ...{ expiresAt, expirySource: "TERM" as const },
    },
  });
  return { id, globalId: Buffer.from(`SellerAccount:${id}`).toString("base64") };
}

async function call(source: string, input: object, apiKey = pages.apiKey) {
  const headers = { authorization: `Bearer ${apiKey}` };
  const { body } = await pages.post(source, { input }, headers);
  return Object(body.data).answer;
}

/** Makes a feed; answers its id and its path. */
async function makeFeed(input: object = {}, apiKey?: string) {
  const source = `mutation ($input: CreateCalendarFeedInput!) { answer: createCalendarFeed(input: $input) {
    __typename ... on CreateCalendarFeedPayload { url calendarFeed { id status } } ... on Error { code } } }`;
  const made = await call(source, input, apiKey);
  expect(made).toMatchObject({ __typename: "CreateCalendarFeedPayload" });
  const url = new URL(made.url);
  expect(url.href).toMatch(/^https:\/\/evergrant\.test\/calendar\/[\w-]{32}\.ics$/);
  return { id: String(made.calendarFeed.id), path: url.pathname };
}

const revoke = (calendarFeedId: string) =>
  call(
    `mutation ($input: RevokeCalendarFeedInput!) { answer: revokeCalendarFeed(input: $input) {
      ... on RevokeCalendarFeedPayload { calendarFeed { status } } ... on Error { code } } }`,
    { calendarFeedId },
  );

async function makeKey(scopes: string[]) {
  const source = `mutation ($input: CreateApiKeyInput!) { answer: createApiKey(input: $input) {
    ... on CreateApiKeyPayload { secret apiKey { id } } ... on Error { code } } }`;
  const { secret, apiKey } = await call(source, { name: "Tool", scopes });
  return { secret: String(secret), id: String(apiKey.id) };
}

/** What a feed says of its events. */
async function readEvents(path: string) {
  const answer = await pages.ask(path);
  expect(answer.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  return calendar.getAllSubcomponents("vevent").map((event) => ({
    summary: String(event.getFirstPropertyValue("summary")),
    sequence: Number(event.getFirstPropertyValue("sequence")),
  }));
}

const statusOf = async (path: string) => (await pages.ask(path)).status;

it("shows what ends and when to renew it, to whoever has the address", async () => {
  const account = await addAccount("Shop", 100);
  const { path } = await makeFeed({ name: "Ours" });
  const answer = await pages.ask(path);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, no-cache",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  expect(await answer.text()).toContain("X-WR-CALNAME:Ours\r\n");
  const events = [
    { summary: "Renew Amazon access of Shop", sequence: 1 },
    { summary: "Amazon access of Shop ends unless renewed", sequence: 1 },
  ];
  expect(await readEvents(path)).toEqual(events);
  const where = { workspaceId: pages.workspaceId, sellerAccountId: account.id };
  await pages.owner.mwsToken.updateMany({ where, data: { expiresAt: new Date("2026-12-01") } });
  expect((await readEvents(path)).map(({ sequence }) => sequence)).toEqual([2, 2]);
});

it("is sent again only where something else is shown", async () => {
  const { path } = await makeFeed();
  const first = await pages.ask(path);
  const etag = first.headers.get("etag") ?? "";
  const again = (tag: string) => pages.ask(path, { headers: { "if-none-match": tag } });
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const answer = await again(tag);
    expect([answer.status, await answer.text()], tag).toEqual([304, ""]);
    expect(answer.headers.get("etag")).toBe(etag);
  }
  expect((await again('"other"')).status).toBe(200);
  await addAccount("Another", 200);
  const changed = await again(etag);
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).not.toBe(etag);
});

it("answers HEAD without a body, and nothing else but GET", async () => {
  const { path } = await makeFeed();
  const head = await pages.ask(path, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(head.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect((await pages.ask(path, { method: "POST" })).status).toBe(405);
});

it("answers a revoked address as one that never was", async () => {
  const { id, path } = await makeFeed();
  expect(await statusOf(path)).toBe(200);
  expect(await revoke(id)).toEqual({ calendarFeed: { status: "REVOKED" } });
  expect(await revoke(id)).toEqual({ calendarFeed: { status: "REVOKED" } });
  const unknown = [`/calendar/${"x".repeat(32)}.ics`, "/calendar/", "/calendar/short.ics"];
  const answers = await Promise.all(
    [path, ...unknown, path.slice(0, -4)].map((one) => pages.ask(one)),
  );
  const seen = await Promise.all(
    answers.map(async (answer) => {
      const { date: _date, ...headers } = Object.fromEntries(answer.headers);
      return { status: answer.status, headers, text: await answer.text() };
    }),
  );
  expect(seen[0]?.status).toBe(404);
  for (const one of seen) expect(one).toEqual(seen[0]);
  const told = await pages.owner.event.findMany({ where: { type: "CALENDAR_FEED_REVOKED" } });
  expect(told.map(({ data }) => Object(data).calendarFeedId)).toEqual([decode(id)]);
});

it("ends with the key that made it, and with that key's right to see accounts", async () => {
  const revoked = await makeKey(["accounts:read"]);
  const narrowed = await makeKey(["accounts:read", "events:read"]);
  const [first, second] = [await makeFeed({}, revoked.secret), await makeFeed({}, narrowed.secret)];
  expect(await Promise.all([first, second].map(({ path }) => statusOf(path)))).toEqual([200, 200]);
  const change = (name: string, input: object) =>
    call(
      `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { answer: ${name}(input: $input) { __typename } }`,
      input,
    );
  await change("revokeApiKey", { apiKeyId: revoked.id });
  await change("updateApiKey", { apiKeyId: narrowed.id, scopes: ["events:read"] });
  expect(await Promise.all([first, second].map(({ path }) => statusOf(path)))).toEqual([404, 404]);
  const source = "{ answer: calendarFeeds { edges { node { id status } } } }";
  const { body } = await pages.post(source);
  const statuses = new Map(
    Object(body.data).answer.edges.map(({ node }: { node: { id: string; status: string } }) => [
      node.id,
      node.status,
    ]),
  );
  expect([first, second].map(({ id }) => statuses.get(id))).toEqual(["ENDED", "ENDED"]);
});

it("ends with the time of its key", async () => {
  const { secret, id } = await makeKey(["accounts:read"]);
  const { path } = await makeFeed({}, secret);
  const expiresAt = new Date(pages.machineClock.now().getTime() + 1);
  const where = { id: decode(id) };
  await pages.owner.apiKey.updateMany({ where, data: { expiresAt } });
  expect(await statusOf(path)).toBe(200);
  await pages.owner.apiKey.updateMany({ where, data: { expiresAt: pages.machineClock.now() } });
  expect(await statusOf(path)).toBe(404);
});

it("shows one account where it was made for that, and ends with it", async () => {
  const account = await addAccount("The one", 150);
  const { path } = await makeFeed({ sellerAccountId: account.globalId });
  expect((await readEvents(path)).map(({ summary }) => summary)).toEqual([
    "Renew Amazon access of The one",
    "Amazon access of The one ends unless renewed",
  ]);
  await pages.owner.sellerAccount.deleteMany({ where: { id: account.id } });
  expect(await statusOf(path)).toBe(404);
});

it("shows nothing of another workspace", async () => {
  const { path } = await makeFeed();
  const before = await readEvents(path);
  const { owner } = pages;
  const now = pages.deps.clock.now();
  const workspaceId = randomUUID();
  await owner.workspace.create({ data: { id: workspaceId, name: "Other", createdAt: now } });
  const [account] = await owner.sellerAccount.findMany({ include: { mwsToken: true } });
  if (account?.mwsToken == null) throw new Error("There is no account");
  const { mwsToken, ...row } = account;
  const id = randomUUID();
  await owner.sellerAccount.create({ data: { ...row, workspaceId, id, name: "Foreign" } });
  const token = { ...mwsToken, workspaceId, id: randomUUID(), sellerAccountId: id };
  await owner.mwsToken.create({ data: token });
  expect(await readEvents(path)).toEqual(before);
});

it("notes when it was last read, at most once a minute", async () => {
  const { id, path } = await makeFeed();
  const lastUsedAt = async () => {
    const where = { id: decode(id) };
    return (await pages.owner.calendarFeed.findFirstOrThrow({ where })).lastUsedAt;
  };
  expect(await lastUsedAt()).toBeNull();
  const first = pages.machineClock.now();
  const moments = [0, 59_999, 60_000].map((ms) => new Date(first.getTime() + ms));
  const seen: unknown[] = [];
  for (const moment of moments) {
    pages.machineClock.set(moment);
    await statusOf(path);
    seen.push(await lastUsedAt());
  }
  expect(seen).toEqual([moments[0], moments[0], moments[2]]);
  pages.machineClock.set(first);
});

it("tells nobody its address: not the log, the events, the list, or a failure's line", async () => {
  const { path } = await makeFeed();
  const secret = path.slice("/calendar/".length, -".ics".length);
  const system = pages.deps.database.system;
  const { body } = await pages.post(
    "{ calendarFeeds(first: 100) { edges { node { id name status createdBy createdAt lastUsedAt } } } }",
  );
  const events = await pages.owner.event.findMany();
  const kept = await pages.owner.calendarFeed.findMany();
  const fails = () => Promise.reject(new Error("The database is gone"));
  const whole = pages.deps.database;
  pages.deps.database = {
    ...whole,
    system: Object.assign(Object.create(system), { calendarFeed: { findUnique: fails } }),
  };
  expect(await statusOf(path)).toBe(500);
  pages.deps.database = whole;
  expect(pages.logged.map(({ message }) => message)).toContain("A page failed");
  const told = JSON.stringify([body, events, kept, pages.logged], (_name, value) =>
    typeof value === "bigint"
      ? String(value)
      : value instanceof Error
        ? String(value.stack)
        : value,
  );
  expect(told).not.toContain(secret);
});

function decode(globalId: string): string {
  return Buffer.from(globalId, "base64").toString().split(":")[1] ?? "";
}
