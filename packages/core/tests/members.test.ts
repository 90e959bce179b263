import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Role, scopesOfRole } from "../src/access/role.ts";
import type { Scope } from "../src/access/scope.ts";
import type { Actor } from "../src/deps.ts";
import type { Mail, Mailer } from "../src/mail/mailer.ts";
import { acceptInvitation, registerByInvitation } from "../src/member/accept-invitation.ts";
import { cancelInvitation } from "../src/member/cancel-invitation.ts";
import { changeMemberRole } from "../src/member/change-role.ts";
import { inviteMember } from "../src/member/invite.ts";
import type { Rights } from "../src/member/lock-members.ts";
import { openInvitation } from "../src/member/open-invitation.ts";
import { INVITATION_LIFE_MS, INVITATION_MAILS, MEMBERS_MAX } from "../src/member/policy.ts";
import { leaveWorkspace, removeMember } from "../src/member/remove.ts";
import { Secret } from "../src/secret.ts";
import { codeOf } from "./code-of.ts";
import { type CoreWorld, createCoreWorld, readEvents } from "./core-world.ts";

const PASSWORD_HASH = new Secret("hash-of-a-password");

let world: CoreWorld;
let mails: Mail[];
beforeAll(async () => {
  world = await createCoreWorld();
});
beforeEach(async () => {
  await world.reset();
  mails = [];
  world.installation.mailer = keepMails;
});
afterAll(() => world.close());

const keepMails: Mailer = {
  isSetUp: true,
  async send(mail) {
    mails.push(mail);
    return "TAKEN";
  },
};
const rightsOf = (role: Role) => ({ role, scopes: new Set(scopesOfRole(role)) });
const makeEmail = () => `${randomUUID()}@example.com`;
const invite = (email: string, role: Role, as: Role = "owner", actor = world.actor) =>
  inviteMember(world.depsOf(actor), actor, rightsOf(as), { email, role });
const mailedSecret = (mail = mails.at(-1)) =>
  new Secret(new URL(mail?.action?.url.reveal() ?? "").pathname.replace("/invitation/", ""));
const told = async () =>
  (await readEvents(world, world.actor)).map(({ type, data }) => ({ type, data }));

/** A member who joined by invitation, as the one who acts. */
async function join(
  role: Role,
  email = makeEmail(),
): Promise<Actor & { memberId: string; id: string }> {
  await invite(email, role);
  const { memberId, workspaceId } = await registerByInvitation(world.installation, mailedSecret(), {
    name: "Ann",
    passwordHash: PASSWORD_HASH,
  });
  const member = await world.client.member.findFirstOrThrow({ where: { id: memberId } });
  return { workspaceId, kind: "USER", id: member.userId, memberId };
}

describe("an invitation", () => {
  it("lets whoever reads the mail register and join, once", async () => {
    const email = makeEmail();
    const { invitationId } = await invite(email.toUpperCase(), "operator");
    expect(mails).toMatchObject([{ to: email }]);
    const secret = mailedSecret();
    expect(await openInvitation(world.installation, secret)).toMatchObject({
      ...{ email, role: "operator", status: "OPEN", isRegistered: false },
    });
    const person = { name: "Ann", passwordHash: PASSWORD_HASH };
    const { memberId } = await registerByInvitation(world.installation, secret, person);
    const member = await world.client.member.findFirstOrThrow({
      where: { id: memberId },
      include: { user: { include: { accounts: true } } },
    });
    expect(member).toMatchObject({
      role: "operator",
      user: { email, name: "Ann", emailVerified: true, accounts: [{ providerId: "credential" }] },
    });
    const { userId } = member;
    expect(await told()).toEqual([
      { type: "MEMBER_INVITED", data: { invitationId, role: "operator" } },
      { type: "MEMBER_JOINED", data: { memberId, userId, role: "operator", invitationId } },
    ]);
    expect(await codeOf(registerByInvitation(world.installation, secret, person))).toBe("CONFLICT");
    expect(await openInvitation(world.installation, secret)).toMatchObject({ status: "ACCEPTED" });
  });

  it("gets one of two who use it at once in", async () => {
    await invite(makeEmail(), "viewer");
    const secret = mailedSecret();
    const use = () =>
      registerByInvitation(world.installation, secret, {
        name: "Ann",
        passwordHash: PASSWORD_HASH,
      });
    expect((await Promise.all([codeOf(use()), codeOf(use())])).sort()).toEqual(["CONFLICT", null]);
    expect(await world.client.member.count()).toBe(1);
  });

  it("is for the person of its address alone", async () => {
    const email = makeEmail();
    const known = await join("viewer", email);
    const other = await world.addWorkspace();
    await invite(email, "admin", "owner", other);
    const secret = mailedSecret();
    expect(await openInvitation(world.installation, secret)).toMatchObject({ isRegistered: true });
    const stranger = await join("viewer");
    expect(
      await codeOf(acceptInvitation(world.installation, secret, { userId: stranger.id })),
    ).toBe("FORBIDDEN");
    const person = { name: "Eve", passwordHash: PASSWORD_HASH };
    expect(await codeOf(registerByInvitation(world.installation, secret, person))).toBe("CONFLICT");
    const joined = await acceptInvitation(world.installation, secret, { userId: known.id });
    expect(joined.workspaceId).toBe(other.workspaceId);
  });

  it("replaces whoever signed up with the address without proving it", async () => {
    const email = makeEmail();
    const at = { createdAt: world.clock.now(), updatedAt: world.clock.now() };
    const squatter = { id: randomUUID(), email, name: "Eve", ...at };
    await world.client.user.create({ data: squatter });
    const { id } = await join("viewer", email);
    expect(id).not.toBe(squatter.id);
    expect(await world.client.user.count({ where: { email } })).toBe(1);
  });

  it.each([
    ["a moment before its end", -1, null],
    ["at its end", 0, "CONFLICT"],
  ])("works for seven days: %s", async (_when, offset, code) => {
    await invite(makeEmail(), "viewer");
    world.machineClock.advance(INVITATION_LIFE_MS + offset);
    const person = { name: "Ann", passwordHash: PASSWORD_HASH };
    expect(await codeOf(registerByInvitation(world.installation, mailedSecret(), person))).toBe(
      code,
    );
  });

  it("does not work once it is cancelled, and is told of once", async () => {
    const invitation = await invite(makeEmail(), "viewer");
    const cancel = () => cancelInvitation(world.deps, world.actor, rightsOf("admin"), invitation);
    await cancel();
    await cancel();
    const person = { name: "Ann", passwordHash: PASSWORD_HASH };
    expect(await codeOf(registerByInvitation(world.installation, mailedSecret(), person))).toBe(
      "CONFLICT",
    );
    expect((await told()).map(({ type }) => type)).toEqual([
      "MEMBER_INVITED",
      "INVITATION_CANCELLED",
    ]);
  });

  it("is kept where no mail is sent, and sent by the same call once it is", async () => {
    const email = makeEmail();
    world.installation.mailer = { ...keepMails, isSetUp: false };
    expect(await codeOf(invite(email, "viewer"))).toBe("MAIL_UNAVAILABLE");
    world.installation.mailer = keepMails;
    await invite(email, "viewer");
    expect(mails).toHaveLength(1);
    expect((await told()).map(({ type }) => type)).toEqual(["MEMBER_INVITED"]);
    expect(await codeOf(invite(email, "admin"))).toBe("CONFLICT");
  });

  it("goes to one address ten times a day, and no more", async () => {
    const email = makeEmail();
    for (let sent = 0; sent < INVITATION_MAILS.max; sent += 1) await invite(email, "viewer");
    const other = await world.addWorkspace();
    expect(await codeOf(invite(email, "viewer", "owner", other))).toBe("RATE_LIMITED");
    expect(mails).toHaveLength(INVITATION_MAILS.max);
    world.machineClock.advance(INVITATION_MAILS.windowMs);
    expect(await codeOf(invite(email, "viewer", "owner", other))).toBe(null);
  });

  it("is the last of 200 members and open invitations", async () => {
    const { workspaceId } = world.actor;
    const now = world.clock.now();
    const expiresAt = new Date(now.getTime() + INVITATION_LIFE_MS);
    await world.client.invitation.createMany({
      data: Array.from({ length: MEMBERS_MAX - 1 }, (_, index) => ({
        ...{
          workspaceId,
          id: randomUUID(),
          email: `${index}@example.com`,
          role: "viewer" as const,
        },
        ...{ hash: Buffer.from(randomUUID()), createdAt: now, expiresAt },
      })),
    });
    expect(await codeOf(invite(makeEmail(), "viewer"))).toBe(null);
    expect(await codeOf(invite(makeEmail(), "viewer"))).toBe("CONFLICT");
  });

  it("does not say in the log to whom it went", async () => {
    const email = makeEmail();
    await join("admin", email);
    expect(JSON.stringify(await told())).not.toContain(email);
  });
});

describe("an owner", () => {
  it("is made, unmade, invited and removed by owners alone", async () => {
    const owner = await join("owner");
    const admin = await join("admin");
    const change = (memberId: string, role: Role, as: Role) =>
      codeOf(changeMemberRole(world.deps, world.actor, rightsOf(as), { memberId, role }));
    expect(await change(admin.memberId, "owner", "admin")).toBe("FORBIDDEN");
    expect(await change(owner.memberId, "viewer", "admin")).toBe("FORBIDDEN");
    expect(await codeOf(invite(makeEmail(), "owner", "admin"))).toBe("FORBIDDEN");
    const remove = (as: Role) =>
      codeOf(removeMember(world.deps, world.actor, rightsOf(as), { memberId: owner.memberId }));
    expect(await remove("admin")).toBe("FORBIDDEN");
    expect(await change(admin.memberId, "owner", "owner")).toBe(null);
    expect(await remove("owner")).toBe(null);
  });

  it("who is the last neither leaves, nor is removed or made something less", async () => {
    const owner = await join("owner");
    await join("admin");
    const { memberId } = owner;
    const rights = rightsOf("owner");
    const refused = [
      leaveWorkspace(world.deps, owner),
      removeMember(world.deps, owner, rights, { memberId }),
      changeMemberRole(world.deps, owner, rights, { memberId, role: "admin" }),
    ];
    expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => "CONFLICT"));
  });

  it("is left over when all leave at once", async () => {
    const owners: Awaited<ReturnType<typeof join>>[] = [];
    while (owners.length < 8) owners.push(await join("owner"));
    const codes = await Promise.all(owners.map((one) => codeOf(leaveWorkspace(world.deps, one))));
    expect(codes.filter((code) => code === "CONFLICT")).toHaveLength(1);
    expect(await world.client.member.count({ where: { role: "owner" } })).toBe(1);
  });
});

it("lets a key make nobody what it is not itself", async () => {
  const { memberId } = await join("viewer");
  const key = (scopes: readonly Scope[]) => ({ role: null, scopes: new Set(scopes) });
  const changeWith = (rights: Rights, role: Role) =>
    codeOf(changeMemberRole(world.deps, world.actor, rights, { memberId, role }));
  const inviteWith = (rights: Rights, role: Role) =>
    codeOf(inviteMember(world.deps, world.actor, rights, { email: makeEmail(), role }));
  const little = key(["members:write", ...scopesOfRole("viewer")]);
  expect(await changeWith(little, "admin")).toBe("FORBIDDEN");
  expect(await inviteWith(little, "admin")).toBe("FORBIDDEN");
  expect(await inviteWith(key(["members:write"]), "viewer")).toBe("FORBIDDEN");
  expect(await inviteWith(little, "viewer")).toBe(null);
  const much = key(scopesOfRole("admin"));
  expect(await inviteWith(much, "owner")).toBe("FORBIDDEN");
  expect(await inviteWith(much, "admin")).toBe(null);
  expect(await changeWith(much, "admin")).toBe(null);
  expect(await changeWith(little, "viewer")).toBe(null);
});

it("tells a change of role once, and a removal with the last role", async () => {
  const { memberId, id: userId } = await join("viewer");
  const change = () =>
    changeMemberRole(world.deps, world.actor, rightsOf("admin"), { memberId, role: "operator" });
  await change();
  await change();
  await removeMember(world.deps, world.actor, rightsOf("admin"), { memberId });
  expect((await told()).slice(2)).toEqual([
    { type: "MEMBER_ROLE_CHANGED", data: { memberId, userId, from: "viewer", role: "operator" } },
    { type: "MEMBER_REMOVED", data: { memberId, userId, role: "operator" } },
  ]);
});

it("finds nothing of another workspace", async () => {
  const { memberId } = await join("viewer");
  const invitation = await invite(makeEmail(), "viewer");
  const stranger = await world.addWorkspace();
  const rights = rightsOf("owner");
  const tried = [
    changeMemberRole(world.depsOf(stranger), stranger, rights, { memberId, role: "admin" }),
    removeMember(world.depsOf(stranger), stranger, rights, { memberId }),
    cancelInvitation(world.depsOf(stranger), stranger, rights, invitation),
  ];
  expect(await Promise.all(tried.map(codeOf))).toEqual(tried.map(() => "NOT_FOUND"));
});

it("lets no key leave", async () => {
  const key: Actor = { ...world.actor, kind: "KEY", id: "key-1" };
  expect(await codeOf(leaveWorkspace(world.deps, key))).toBe("FORBIDDEN");
});
