import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "../access/viewer.ts";
import type { Actor, CoreDeps } from "../deps.ts";
import { BadInputError, NotFoundError } from "../errors.ts";
import { appendEvents } from "../event/append-events.ts";
import type { Secret } from "../secret.ts";
import { checkName } from "../seller-account/check-name.ts";
import { tellFeed } from "./feed-event.ts";
import { calendarUrlOf, hashFeedSecret, makeFeedSecret } from "./feed-secret.ts";
import { findMaker, type Maker } from "./maker.ts";
import { DEFAULT_FEED_NAME, MAX_ACTIVE_FEEDS } from "./policy.ts";

export interface CreateCalendarFeedInput {
  name?: string | null | undefined;
  /** The one account that it is to show; absent: all. */
  sellerAccountId?: string | null | undefined;
}

type CreateDeps = Pick<
  CoreDeps,
  "client" | "clock" | "machineClock" | "cipher" | "bus" | "publicUrl"
>;

/** Makes a calendar that whoever knows its address may read, for as long as its maker might. The address is answered here, once. */
export async function createCalendarFeed(
  deps: CreateDeps,
  actor: Actor,
  viewer: Viewer,
  input: CreateCalendarFeedInput,
): Promise<{ calendarFeedId: string; url: Secret }> {
  const { workspaceId } = actor;
  const name = input.name == null ? DEFAULT_FEED_NAME : checkName(input.name);
  const sellerAccountId = input.sellerAccountId ?? null;
  if (sellerAccountId !== null) await requireAccount(deps, sellerAccountId);
  const maker = await findMaker(deps.client, viewer);
  await refuseMoreFeeds(deps, maker);
  const secret = makeFeedSecret();
  const createdAt = deps.machineClock.now();
  const feed = { id: uuidv7({ msecs: createdAt.getTime() }), name, sellerAccountId };
  const hash = hashFeedSecret(deps.cipher, secret);
  await deps.client.$transaction(async (tx) => {
    await tx.calendarFeed.create({ data: { workspaceId, ...feed, ...maker, hash, createdAt } });
    await actor.keepAnswer?.(tx, { calendarFeedId: feed.id });
    const event = tellFeed("CALENDAR_FEED_CREATED", feed, { after: { revokedAt: null } });
    await appendEvents(tx, actor, [event], deps.clock.now());
  });
  deps.bus.wake(workspaceId);
  return { calendarFeedId: feed.id, url: calendarUrlOf(deps, secret) };
}

async function requireAccount({ client }: Pick<CoreDeps, "client">, id: string): Promise<void> {
  if ((await client.sellerAccount.count({ where: { id } })) === 0)
    throw new NotFoundError("This workspace has no such seller account.");
}

/** Two calls at once may pass it by one: the limit only keeps the list such that somebody can look after it. */
async function refuseMoreFeeds({ client }: Pick<CoreDeps, "client">, maker: Maker): Promise<void> {
  const count = await client.calendarFeed.count({ where: { ...maker, revokedAt: null } });
  if (count >= MAX_ACTIVE_FEEDS)
    throw new BadInputError(
      `There are at most ${MAX_ACTIVE_FEEDS} feeds of yours that work. Revoke one that is not used.`,
    );
}
