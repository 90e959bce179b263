import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Role, scopesOfRole } from "../src/access/role.ts";
import type { Viewer } from "../src/access/viewer.ts";
import { addOwner } from "../src/member/add-owner.ts";
import { changeMemberRole } from "../src/member/change-role.ts";
import { removeMember } from "../src/member/remove.ts";
import { Secret } from "../src/secret.ts";
import { findSession, isSessionValid } from "../src/session/find-session.ts";
import { forgetSessions } from "../src/session/forget-sessions.ts";
import { type CoreWorld, createCoreWorld } from "./core-world.ts";
import { DAY_MS, fromNow, NOW } from "./token-fixture.ts";

let world: CoreWorld;
beforeAll(async () => {
  world = await createCoreWorld();
});
afterAll(() => world.close());

const RIGHTS = { role: "owner", scopes: new Set(scopesOfRole("owner")) } as const;

/** A person who is signed in for a day. */
async function signIn() {
  const { workspaceId } = world.actor;
  const email = `${randomUUID()}@example.com`;
  const passwordHash = new Secret("hash");
  const person = { workspaceId, email, name: "Ann", passwordHash };
  const { memberId } = await addOwner(world.deps, person);
  const { userId } = await world.client.member.findFirstOrThrow({ where: { id: memberId } });
  const session = { id: randomUUID(), userId, token: randomUUID(), expiresAt: fromNow(DAY_MS) };
  const at = { createdAt: NOW, updatedAt: NOW };
  await world.client.session.create({ data: { ...session, ...at } });
  return { ...session, memberId, workspaceId };
}

function viewerOf(session: Awaited<ReturnType<typeof signIn>>, role: Role = "owner"): Viewer {
  const { id, userId, expiresAt, workspaceId } = session;
  return {
    credential: { kind: "SESSION", id, keyId: null, expiresAt },
    ...{ workspaceId, id: userId, role, name: "Ann" },
    ...{ sellerAccountId: null, kind: "USER", scopes: new Set(), warningDays: [] },
  };
}

it.each([
  ["a moment before its end", DAY_MS - 1, true],
  ["at its end", DAY_MS, false],
])("is a session's until it is over: %s", async (_when, after, isValid) => {
  const session = await signIn();
  world.machineClock.set(fromNow(after));
  const found = await findSession(world.deps, new Secret(session.token), null);
  expect(found?.userId ?? null).toBe(isValid ? session.userId : null);
  expect(await isSessionValid(world.deps, viewerOf(session))).toBe(isValid);
  world.machineClock.set(NOW);
});

it("is another viewer once the role has changed, and nobody once removed", async () => {
  await signIn();
  const session = await signIn();
  const { memberId } = session;
  await changeMemberRole(world.deps, world.actor, RIGHTS, { memberId, role: "viewer" });
  expect(await isSessionValid(world.deps, viewerOf(session, "owner"))).toBe(false);
  expect(await isSessionValid(world.deps, viewerOf(session, "viewer"))).toBe(true);
  await removeMember(world.deps, world.actor, RIGHTS, { memberId });
  expect(await isSessionValid(world.deps, viewerOf(session, "viewer"))).toBe(false);
});

it("is nobody in another workspace, nor with another person's session", async () => {
  const [session, other] = [await signIn(), await signIn()];
  const { workspaceId } = await world.addWorkspace();
  expect(await isSessionValid(world.deps, { ...viewerOf(session), workspaceId })).toBe(false);
  expect(await isSessionValid(world.deps, { ...viewerOf(session), id: other.userId })).toBe(false);
  expect(await findSession(world.deps, new Secret(session.token), workspaceId)).toBe(null);
});

it("ends with the session that is deleted", async () => {
  const session = await signIn();
  await world.client.session.delete({ where: { id: session.id } });
  expect(await isSessionValid(world.deps, viewerOf(session))).toBe(false);
});

it("forgets the sessions that are over, and no other", async () => {
  const [over, open] = [await signIn(), await signIn()];
  const data = { expiresAt: fromNow(DAY_MS + 1) };
  await world.client.session.update({ where: { id: open.id }, data });
  world.machineClock.set(fromNow(DAY_MS));
  expect(await forgetSessions(world.deps)).toBe(false);
  const left = await world.client.session.findMany({ where: { id: { in: [over.id, open.id] } } });
  expect(left.map(({ id }) => id)).toEqual([open.id]);
  world.machineClock.set(NOW);
});
