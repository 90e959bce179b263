import { randomUUID } from "node:crypto";
import { withConnection } from "@evergrant/db/owner";
import type { Fleet } from "../fleet/start-fleet.ts";
import type { Calls } from "../load/calls.ts";
import type { Random } from "../random.ts";
import { waitFor } from "../wait-until.ts";

const DAY_MS = 86_400_000;
/** Nothing is broken yet: a worker that lives tells it within seconds. */
const FIRST_STAGE_MS = 60_000;
/** Stages of the ladder, and the one that is told at once to whoever connects a little before them. */
const STAGES = [
  { stage: 30, before: 60 },
  { stage: 14, before: 30 },
  { stage: 7, before: 14 },
  { stage: 3, before: 7 },
] as const;

/** An account that is warned on connecting, and again while everything breaks. */
export interface WarnedAccount {
  id: string;
  /** The stages that must be told, each once, in this order. */
  stages: readonly number[];
  /** When the second of them is due. */
  dueAt: Date;
}

const CONNECT = `mutation ($input: ConnectSellerAccountInput!) { connectSellerAccount(input: $input) {
  __typename ... on ConnectSellerAccountPayload { sellerAccount { id } } ... on Error { code message retryable } } }`;

/** Connects a seller by a random node, and answers the account's id. */
export async function connectSeller(
  fleet: Fleet,
  { calls, random, expiresAt }: { calls: Calls; random: Random; expiresAt?: Date },
): Promise<{ id: string; token: string }> {
  const { sellingPartnerId, token } = await fleet.amazon.makeSeller();
  const input = {
    ...{ sellingPartnerId, token, name: sellingPartnerId, region: "NA", expiresAt },
    idempotencyKey: randomUUID(),
  };
  const call = { query: CONNECT, variables: { input } };
  const { value } = await calls.untilCertain(() => random.pick(fleet.apis), call);
  const account = value.sellerAccount as { id: string } | undefined;
  if (account === undefined) throw new Error(`No seller was connected: ${JSON.stringify(value)}`);
  return { id: account.id, token };
}

async function isTold(fleet: Fleet, globalId: string): Promise<boolean> {
  const id = Buffer.from(globalId, "base64").toString().split(":")[1];
  return withConnection(fleet.database.url(), async (connection) => {
    const { rowCount } = await connection.query(
      `SELECT 1 FROM "Event" WHERE "type" = 'TOKEN_EXPIRING' AND "sellerAccountId" = $1`,
      [id],
    );
    return rowCount !== 0;
  });
}

/** Connects accounts whose next stage is due within a time, and waits until they are told the first. */
export async function connectWarned(
  fleet: Fleet,
  given: { calls: Calls; random: Random; count: number; withinMs: number },
): Promise<WarnedAccount[]> {
  const { calls, random, count, withinMs } = given;
  const warned: WarnedAccount[] = [];
  while (warned.length < count) {
    const { stage, before } = random.pick(STAGES);
    // Not at once: connecting takes its time.
    const dueAt = new Date(Date.now() + random.between(Math.min(10_000, withinMs), withinMs));
    const expiresAt = new Date(dueAt.getTime() + stage * DAY_MS);
    const { id } = await connectSeller(fleet, { calls, random, expiresAt });
    await waitFor("the first stage is told", FIRST_STAGE_MS, () => isTold(fleet, id));
    // One that took longer was perhaps told the later stage alone.
    if (Date.now() < dueAt.getTime()) warned.push({ id, stages: [before, stage], dueAt });
  }
  return warned;
}
