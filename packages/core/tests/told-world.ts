import { randomUUID } from "node:crypto";
import type { EventType, IssueKind } from "@evergrant/db";
import type { Role } from "../src/access/role.ts";
import type { InstallationDeps } from "../src/deps.ts";
import { appendEvents } from "../src/event/append-events.ts";
import type { EventData } from "../src/event/new-event.ts";
import type { Mail, Sending } from "../src/mail/mailer.ts";
import { type ClaimedMessage, claimMessages } from "../src/message/claim-messages.ts";
import { sendMessage } from "../src/message/send-message.ts";
import type { EgressAnswer, EgressCall } from "../src/ports.ts";
import { type AccountFixture, connectAccount } from "./account-fixture.ts";
import { type CoreWorld, createCoreWorld, drainAll } from "./core-world.ts";
import { DAY_MS, fromNow } from "./token-fixture.ts";

/** A core world in which people are told things. */
export interface ToldWorld extends CoreWorld {
  mails: Mail[];
  posts: EgressCall[];
  /** What the mail server makes of a mail. */
  onMail: (mail: Mail) => Promise<Sending>;
  onPost: (call: EgressCall) => EgressAnswer;
}

export async function createToldWorld(): Promise<ToldWorld> {
  const mails: Mail[] = [];
  const posts: EgressCall[] = [];
  const core = await createCoreWorld({
    mailer: {
      isSetUp: true,
      async send(mail) {
        mails.push(mail);
        return world.onMail(mail);
      },
    },
    egress: {
      checkUrl: (url) => new URL(url),
      async call(call) {
        posts.push(call);
        return world.onPost(call);
      },
    },
  });
  const answer = {
    isAnswered: true,
    status: 200,
    headers: new Headers(),
    body: Buffer.of(),
  } as const;
  // Its deps are read when they are asked for: they are of the workspace that is the actor's then.
  const world: ToldWorld = Object.assign(core, {
    ...{ mails, posts },
    onMail: async (): Promise<Sending> => "TAKEN",
    onPost: (): EgressAnswer => answer,
  });
  const { reset } = core;
  world.reset = async () => {
    await reset();
    mails.length = 0;
    posts.length = 0;
    world.onMail = async () => "TAKEN";
    world.onPost = () => answer;
  };
  return world;
}

export interface Person {
  memberId: string;
  userId: string;
  email: string;
}

/** A member of the actor's workspace. */
export async function addPerson(
  world: CoreWorld,
  role: Role,
  name: string = role,
): Promise<Person> {
  const { workspaceId } = world.actor;
  const [userId, memberId] = [randomUUID(), randomUUID()];
  const now = world.machineClock.now();
  const email = `${name}-${userId}@example.com`;
  const at = { createdAt: now, updatedAt: now };
  await world.client.user.create({ data: { id: userId, name, email, emailVerified: true, ...at } });
  await world.client.member.create({
    data: { workspaceId, id: memberId, userId, role, createdAt: now },
  });
  return { memberId, userId, email };
}

/** An account that a person answers for. */
export async function connectOwned(
  world: CoreWorld,
  owner: Person | null,
  name = "Shop",
): Promise<AccountFixture> {
  const account = await connectAccount(world, { name, expiresAt: fromNow(300 * DAY_MS) });
  const { workspaceId } = world.actor;
  await world.client.sellerAccount.update({
    where: { workspaceId_id: { workspaceId, id: account.sellerAccountId } },
    data: { ownerId: owner?.memberId ?? null },
  });
  return account;
}

interface Happening {
  type: EventType;
  account?: AccountFixture;
  data?: EventData;
  after?: EventData;
}

/** Has something happen, and all be done that is due by that, and sent. */
export async function happen(world: CoreWorld, ...events: readonly Happening[]): Promise<void> {
  await tellOf(world, ...events);
  await settle(world);
}

/** Has something happen, and nothing be done by that yet. */
export async function tellOf(world: CoreWorld, ...events: readonly Happening[]): Promise<void> {
  const rows = events.map(({ type, account, data = {}, after }) => ({
    ...{ type, data, sellerAccountId: account?.sellerAccountId ?? null },
    ...(after && { after }),
  }));
  const { workspaceId } = world.actor;
  const actor = { workspaceId, kind: "SYSTEM", id: null } as const;
  const now = world.clock.now();
  await world.deps.client.$transaction((tx) => appendEvents(tx, actor, rows, now));
}

/** Does all that is due, and sends. */
export async function settle(world: CoreWorld): Promise<void> {
  await drainAll(world);
  await sendAll(world);
}

export async function sendAll({ installation }: Pick<CoreWorld, "installation">): Promise<void> {
  const onError = (error: unknown) => {
    throw error;
  };
  while ((await sendDue(installation, onError)) > 0);
}

/** Takes what is due, and sends it; answers how much that was. */
export async function sendDue(
  installation: InstallationDeps,
  onError: (error: unknown, message: ClaimedMessage) => void,
): Promise<number> {
  const claims = (["EMAIL", "SLACK"] as const).map((channel) =>
    claimMessages(installation, { channel, limit: 100 }),
  );
  const claimed = (await Promise.all(claims)).flat();
  await Promise.all(
    claimed.map((message) =>
      sendMessage(installation, message).catch((error) => onError(error, message)),
    ),
  );
  return claimed.length;
}

/** What comes of a token that Amazon refuses. */
export const died = (account: AccountFixture, reason = "REVOKED") => ({
  ...{ type: "TOKEN_DISABLED" as const, account },
  data: { from: "ENABLED", to: "DISABLED", reason },
});

export const healed = (account: AccountFixture) => ({
  ...{ type: "TOKEN_ENABLED" as const, account },
  data: { from: "DISABLED", to: "ENABLED", reason: null },
});

export const expiring = (account: AccountFixture, stageDays: number) => ({
  ...{ type: "TOKEN_EXPIRING" as const, account },
  data: { stageDays, daysLeft: stageDays, expiresAt: fromNow(stageDays * DAY_MS).toISOString() },
});

/** To whom mails went since this was last asked, and their subjects. */
export function takeMails({ mails }: Pick<ToldWorld, "mails">): string[] {
  return mails.splice(0).map(({ to, subject }) => `${to.split("-")[0]}: ${subject}`);
}

/** The only issue of a kind. */
export async function readIssue(world: CoreWorld, kind: IssueKind = "TOKEN_DISABLED") {
  const { workspaceId } = world.actor;
  return world.client.issue.findFirstOrThrow({
    where: { workspaceId, kind },
    orderBy: { openedAt: "desc" },
  });
}
