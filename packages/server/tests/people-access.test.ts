import { ROLES, type Role, scopesOfRole } from "@evergrant/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestBrowser } from "./browser-session.ts";
import { createPeopleWorld, makeEmail, PASSWORD, type PeopleWorld } from "./people-world.ts";

let world: PeopleWorld;
const browsers = new Map<Role, TestBrowser & { email: string }>();
let stranger: TestBrowser;
let otherWorkspaceId: string;
/** Ids of things in the workspace of the browsers. */
const known = { memberId: "", ownerId: "", invitationId: "" };

const idOf = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString("base64");

beforeAll(async () => {
  world = await createPeopleWorld();
  const client = world.owner;
  for (const role of ROLES) browsers.set(role, await world.signInAs(role));
  otherWorkspaceId = await world.makeWorkspace();
  stranger = await world.signInAs("owner", otherWorkspaceId);
  const { workspaceId } = world;
  const viewer = await client.member.findFirstOrThrow({ where: { workspaceId, role: "viewer" } });
  const owner = await client.member.findFirstOrThrow({ where: { workspaceId, role: "owner" } });
  known.memberId = idOf("Member", viewer.id);
  known.ownerId = idOf("Member", owner.id);
  await browserOf("owner").graphql(
    `mutation { inviteMember(input: { email: "${makeEmail()}", role: VIEWER }) { __typename } }`,
  );
  const invitation = await client.invitation.findFirstOrThrow({ where: { workspaceId } });
  known.invitationId = idOf("Invitation", invitation.id);
});
afterAll(() => world.close());

function browserOf(role: Role): TestBrowser {
  const browser = browsers.get(role);
  if (browser === undefined) throw new Error(`Nobody is ${role}`);
  return browser;
}

/** Each operation on members, as one that would change nothing even where it is allowed. */
const OPERATIONS: [name: string, source: () => string, least: Role][] = [
  ["members", () => "{ answer: members { role } }", "viewer"],
  ["invitations", () => "{ answer: invitations { status } }", "viewer"],
  ["inviteMember", () => mutate("inviteMember", 'email: "nobody", role: VIEWER'), "admin"],
  [
    "inviteMember as OWNER",
    () => mutate("inviteMember", `email: "${makeEmail()}", role: OWNER`),
    "owner",
  ],
  ["cancelInvitation", () => mutate("cancelInvitation", 'invitationId: "x"'), "admin"],
  [
    "changeMemberRole",
    () => mutate("changeMemberRole", `memberId: "${known.memberId}", role: VIEWER`),
    "admin",
  ],
  [
    "changeMemberRole of an owner",
    () => mutate("changeMemberRole", `memberId: "${known.ownerId}", role: OWNER`),
    "owner",
  ],
  ["removeMember", () => mutate("removeMember", 'memberId: "x"'), "admin"],
];

function mutate(name: string, input: string): string {
  return `mutation { answer: ${name}(input: { ${input} }) { __typename } }`;
}

describe.each(OPERATIONS)("%s", (_name, source, least) => {
  it.each([...ROLES])("as %s", async (role) => {
    const { body } = await browserOf(role).graphql(source());
    const { answer } = (body.data ?? {}) as { answer?: { __typename?: string } };
    const isRefused =
      answer?.__typename === "ForbiddenError" || body.errors?.[0]?.extensions.code === "FORBIDDEN";
    expect(isRefused).toBe(ROLES.indexOf(role) < ROLES.indexOf(least));
  });
});

it.each([...ROLES])("tells a %s what he may do", async (role) => {
  const { body } = await browserOf(role).graphql("{ viewer { role scopes } }");
  const scopes = scopesOfRole(role).sort();
  expect(body.data).toEqual({ viewer: { role: role.toUpperCase(), scopes } });
});

describe("a member of another workspace", () => {
  it.each([
    ["changeMemberRole", () => `memberId: "${known.memberId}", role: ADMIN`],
    ["removeMember", () => `memberId: "${known.memberId}"`],
    ["cancelInvitation", () => `invitationId: "${known.invitationId}"`],
  ])("finds nothing by %s", async (name, input) => {
    const { body } = await stranger.graphql(mutate(name, input()));
    expect(body.data).toEqual({ answer: { __typename: "NotFoundError" } });
  });

  it("cannot name this one, in either spelling, nor make it his active one", async () => {
    const { workspaceId } = world;
    for (const id of [workspaceId, idOf("Workspace", workspaceId), "x", ""]) {
      const named = { "x-evergrant-workspace": id };
      expect((await stranger.graphql("{ members { email } }", {}, named)).status).toBe(401);
    }
    const set = await stranger.auth("/organization/set-active", { organizationId: workspaceId });
    expect(set.status).toBe(403);
    expect(await set.text()).not.toContain("Workspace");
  });

  it("lists his own alone", async () => {
    const listed = await (await stranger.ask("/api/auth/organization/list")).json();
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([otherWorkspaceId]);
  });
});

it("asks the workspace that a request names, or that is made the active one", async () => {
  const { owner, workspaceId } = world;
  const both = await world.signInAs("viewer");
  const second = await world.makeWorkspace();
  const { userId } = both;
  await owner.member.create({
    data: {
      workspaceId: second,
      id: crypto.randomUUID(),
      userId,
      role: "admin",
      createdAt: new Date(),
    },
  });
  const role = async (headers = {}) =>
    (await both.graphql("{ viewer { role workspace { name } } }", {}, headers)).body.data;
  const first = { viewer: { role: "VIEWER", workspace: { name: "Workspace" } } };
  const other = { viewer: { role: "ADMIN", workspace: { name: "Other" } } };
  expect(await role()).toEqual(first);
  expect(await role({ "x-evergrant-workspace": idOf("Workspace", second) })).toEqual(other);
  expect((await both.auth("/organization/set-active", { organizationId: second })).status).toBe(
    200,
  );
  expect(await role()).toEqual(other);
  expect(await role({ "x-evergrant-workspace": workspaceId })).toEqual(first);
  await owner.member.deleteMany({ where: { workspaceId: second, userId } });
  // Not silently the other one, which the person did not choose.
  expect((await both.graphql("{ viewer { role } }")).status).toBe(401);
});

it.each([
  ["POST", "/organization/create", { name: "Mine", slug: "mine" }],
  ["POST", "/organization/invite-member", { email: "eve@example.com", role: "owner" }],
  ["POST", "/organization/add-member", { role: "owner" }],
  ["POST", "/organization/update-member-role", { role: "owner" }],
  ["POST", "/organization/delete", {}],
  ["GET", "/organization/get-full-organization", null],
  ["POST", "/change-email", { newEmail: "eve@example.com" }],
  ["POST", "/delete-user", {}],
  ["POST", "/update-session", { activeWorkspaceId: "x" }],
])("does not reach Better Auth's %s %s", async (method, path, body) => {
  const init = { method, ...(body && { body: JSON.stringify(body) }) };
  const answer = await browserOf("owner").ask(`/api/auth${path}`, {
    ...init,
    headers: { "content-type": "application/json", origin: world.url },
  });
  expect(answer.status).toBe(404);
});

describe("a session", () => {
  const query = "{ viewer { name } }";

  it("is a bearer token too, and nothing without its signature", async () => {
    const person = world.openBrowser();
    const { email } = browsers.get("viewer") ?? { email: "" };
    const answer = await person.auth("/sign-in/email", { email, password: PASSWORD });
    const signed = answer.headers.get("set-auth-token") ?? "";
    const { token } = await answer.json();
    expect(signed).toContain(token);
    const ask = (headers: Record<string, string>) =>
      world.openBrowser().graphql(query, {}, headers);
    expect((await ask({ authorization: `Bearer ${signed}` })).status).toBe(200);
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(401);
    expect((await ask({ cookie: `evergrant.session_token=${token}` })).status).toBe(401);
    const forged = `${token}.${Buffer.alloc(32).toString("base64")}`;
    expect((await ask({ authorization: `Bearer ${forged}` })).status).toBe(401);
    const wrongKey = { authorization: "Bearer eg_test_unknown" };
    expect((await person.graphql(query, {}, wrongKey)).status).toBe(401);
  });

  it("ends by signing out, and everywhere with a new password", async () => {
    const { email, ...person } = await world.signInAs("viewer");
    const other = world.openBrowser();
    await other.signIn(email, PASSWORD);
    const kept = new Map(person.cookies);
    const body = {
      currentPassword: PASSWORD,
      newPassword: `${PASSWORD} 2`,
      revokeOtherSessions: false,
    };
    expect((await person.auth("/change-password", body)).status).toBe(200);
    expect((await person.graphql(query)).status).toBe(200);
    expect((await other.graphql(query)).status).toBe(401);
    const stale = world.openBrowser();
    for (const [name, value] of kept) stale.cookies.set(name, value);
    expect((await stale.graphql(query)).status).toBe(401);
    await person.auth("/sign-out", {});
    expect((await person.graphql(query)).status).toBe(401);
  });

  it("lies in a cookie that scripts and foreign pages do not get", async () => {
    const person = world.openBrowser();
    const { email } = browsers.get("viewer") ?? { email: "" };
    const answer = await person.auth("/sign-in/email", { email, password: PASSWORD });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^evergrant\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it.each([
    ["a foreign origin", { origin: "https://evil.test" }, 403],
    ["no origin that says so", { origin: "null" }, 403],
    ["our own", {}, 200],
  ])("is taken from %s or not", async (_what, headers, status) => {
    expect((await browserOf("viewer").graphql(query, {}, headers)).status).toBe(status);
  });

  it("needs a JSON body or the header", async () => {
    const answer = await browserOf("viewer").ask("/graphql", {
      method: "POST",
      body: JSON.stringify({ query }),
      headers: { "content-type": "text/plain", origin: world.url },
    });
    expect(answer.status).toBe(415);
  });
});

it("takes no form that a foreign page sends", async () => {
  for (const path of [
    "/sign-in",
    "/account",
    "/forgot-password",
    "/reset-password/x",
    "/invitation/x",
  ]) {
    const answer = await browserOf("viewer").ask(path, {
      method: "POST",
      body: new URLSearchParams({ email: "a@example.com" }),
      headers: { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
    });
    expect(answer.status, path).toBe(403);
  }
});

it("knows no workspace by a slug", async () => {
  const body = { organizationSlug: "evergrant" };
  expect((await browserOf("viewer").auth("/organization/set-active", body)).status).toBe(400);
});

it("says of what fails inside that it failed, and prints nothing that was sent", async () => {
  await world.owner.$executeRaw`ALTER TABLE "User" RENAME TO "UserElsewhere"`;
  const body = { email: makeEmail(), password: PASSWORD };
  const answer = await world.openBrowser().auth("/sign-in/email", body);
  await world.owner.$executeRaw`ALTER TABLE "UserElsewhere" RENAME TO "User"`;
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ code: "INTERNAL" });
  const [told, ...more] = world.logged.splice(0);
  expect(more).toEqual([]);
  expect(String(Object(told?.fields).err)).toMatch(/^Error: The identity library failed: \w+$/);
});

it.each([
  [100_000, 401],
  [100_001, 413],
])("takes a body of %i bytes: %i", async (size, status) => {
  const frame = JSON.stringify({ email: makeEmail(), password: PASSWORD, name: "" });
  const body = JSON.stringify({
    email: makeEmail(),
    password: PASSWORD,
    name: "n".repeat(size - frame.length),
  });
  const headers = { "content-type": "application/json", origin: world.url };
  const answer = await world
    .openBrowser()
    .ask("/api/auth/sign-in/email", { method: "POST", body, headers });
  expect(answer.status).toBe(status);
});
