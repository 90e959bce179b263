import type { AuditSeal, Prisma, WorkspaceLog } from "@evergrant/db";
import type { StoredEvent } from "./check-log.ts";
import { EVENTS_AT_ONCE, LOGS_AT_ONCE } from "./policy.ts";

type Reader = Pick<Prisma.TransactionClient, "event" | "workspaceLog" | "auditSeal" | "$queryRaw">;

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** All heads, by workspace. */
export async function* readHeads(tx: Reader): AsyncGenerator<WorkspaceLog, void, undefined> {
  let after = FIRST_ID;
  for (;;) {
    const page = await tx.workspaceLog.findMany({
      where: { workspaceId: { gt: after } },
      orderBy: { workspaceId: "asc" },
      take: LOGS_AT_ONCE,
    });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < LOGS_AT_ONCE) return;
    after = last.workspaceId;
  }
}

/** All seals, by workspace and position. */
export async function* readSeals(tx: Reader): AsyncGenerator<AuditSeal, void, undefined> {
  let after = { workspaceId: FIRST_ID, position: 0n };
  for (;;) {
    const page = await tx.$queryRaw<AuditSeal[]>`
      SELECT * FROM "AuditSeal"
      WHERE ("workspaceId", "position") > (${after.workspaceId}::uuid, ${after.position})
      ORDER BY "workspaceId", "position" LIMIT ${EVENTS_AT_ONCE}`;
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < EVENTS_AT_ONCE) return;
    after = last;
  }
}

interface EventPlace {
  workspaceId: string;
  position: bigint;
  occurredAt: Date;
}

/** All events, by workspace and position; where two stand at one, both. */
export async function* readAllEvents(tx: Reader): AsyncGenerator<StoredEvent, void, undefined> {
  let after: EventPlace = { workspaceId: FIRST_ID, position: 0n, occurredAt: new Date(0) };
  for (;;) {
    const { workspaceId, position, occurredAt } = after;
    const page = await tx.$queryRaw<StoredEvent[]>`
      SELECT "workspaceId", "position", "id", "type"::text, "occurredAt", "sellerAccountId",
        "actorKind"::text, "actorId", "keyId", "address", "cause", "before", "after", "data", "hash",
        octet_length("before"::text) AS "beforeBytes", octet_length("after"::text) AS "afterBytes",
        octet_length("data"::text) AS "dataBytes"
      FROM "Event"
      WHERE ("workspaceId", "position", "occurredAt") > (${workspaceId}::uuid, ${position}, ${occurredAt})
      ORDER BY "workspaceId", "position", "occurredAt" LIMIT ${EVENTS_AT_ONCE}`;
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < EVENTS_AT_ONCE) return;
    after = last;
  }
}

/** Reads a stream with one item in view. */
export function createPeekable<Item>(items: AsyncIterator<Item, void>) {
  let ahead: Promise<IteratorResult<Item, void>> | undefined;
  const peek = async (): Promise<Item | null> => {
    ahead ??= items.next();
    const { done, value } = await ahead;
    return done || value === undefined ? null : value;
  };
  return {
    peek,
    async take(): Promise<Item | null> {
      const item = await peek();
      ahead = undefined;
      return item;
    },
  };
}
