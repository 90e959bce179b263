import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Role, scopesOfRole } from "../src/access/role.ts";
import type { Viewer } from "../src/access/viewer.ts";
import type { EndReason } from "../src/api-key/find-ended.ts";
import { addOwner } from "../src/member/add-owner.ts";
import { changeMemberRole } from "../src/member/change-role.ts";
import { removeMember } from "../src/member/remove.ts";
import { Secret } from "../src/secret.ts";
import { findEndedSessions } from "../src/session/find-ended.ts";
import { findUserSession } from "../src/session/find-session.ts";
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
  const { memberId } = await addOwner(world.installation, person);
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

/** Why a viewer is to be sent away; null: he may stay. */
async function endOf(viewer: Viewer): Promise<EndReason | null> {
  const who = { viewer, address: null };
  return (await findEndedSessions(world.installation, [who])).get(who) ?? null;
}

it.each([
  ["a moment before its end", DAY_MS - 1, true],
  ["at its end", DAY_MS, false],
])("is a session's until it is over: %s", async (_when, after, isValid) => {
  const session = await signIn();
  world.machineClock.set(fromNow(after));
  const found = await findUserSession(world.installation, new Secret(session.token), null);
  expect(found?.userId ?? null).toBe(isValid ? session.userId : null);
  expect(await endOf(viewerOf(session))).toBe(isValid ? null : "CREDENTIAL_EXPIRED");
  world.machineClock.set(NOW);
});

it("is another viewer once the role has changed, and nobody once removed", async () => {
  await signIn();
  const session = await signIn();
  const { memberId } = session;
  await changeMemberRole(world.deps, world.actor, RIGHTS, { memberId, role: "viewer" });
  expect(await endOf(viewerOf(session, "owner"))).toBe("CREDENTIAL_CHANGED");
  expect(await endOf(viewerOf(session, "viewer"))).toBe(null);
  await removeMember(world.deps, world.actor, RIGHTS, { memberId });
  expect(await endOf(viewerOf(session, "viewer"))).toBe("CREDENTIAL_REVOKED");
});

it("is nobody in another workspace, nor with another person's session", async () => {
  const [session, other] = [await signIn(), await signIn()];
  const { workspaceId } = await world.addWorkspace();
  expect(await endOf({ ...viewerOf(session), workspaceId })).toBe("CREDENTIAL_REVOKED");
  expect(await endOf({ ...viewerOf(session), id: other.userId })).toBe("CREDENTIAL_REVOKED");
  expect(await findUserSession(world.installation, new Secret(session.token), workspaceId)).toBe(
    null,
  );
});

it("is looked at beside others, each in his own workspace, in one answer", async () => {
  const [staying, going] = [await signIn(), await signIn()];
  const letIn = [staying, going].map((one) => ({ viewer: viewerOf(one), address: null }));
  const elsewhere = { viewer: viewerOf(staying), address: null };
  elsewhere.viewer.workspaceId = (await world.addWorkspace()).workspaceId;
  await world.client.session.delete({ where: { id: going.id } });
  const ended = await findEndedSessions(world.installation, [...letIn, elsewhere]);
  expect([...ended.keys()]).toEqual([letIn[1], elsewhere]);
});

it("ends with the session that is deleted", async () => {
  const session = await signIn();
  await world.client.session.delete({ where: { id: session.id } });
  expect(await endOf(viewerOf(session))).toBe("CREDENTIAL_REVOKED");
});

it("forgets the sessions that are over, and no other", async () => {
  const [over, open] = [await signIn(), await signIn()];
  const data = { expiresAt: fromNow(DAY_MS + 1) };
  await world.client.session.update({ where: { id: open.id }, data });
  world.machineClock.set(fromNow(DAY_MS));
  expect(await forgetSessions(world.installation)).toBe(false);
  const left = await world.client.session.findMany({ where: { id: { in: [over.id, open.id] } } });
  expect(left.map(({ id }) => id)).toEqual([open.id]);
  world.machineClock.set(NOW);
});
