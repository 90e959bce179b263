import { withConnection } from "@evergrant/db/owner";
import type { Fleet } from "../fleet/start-fleet.ts";
import { readEvents } from "../history/read-facts.ts";
import { judgeWebhooks, readUndelivered } from "../history/webhooks.ts";
import type { Cell } from "./cell.ts";
import type { User } from "./keep-using.ts";

/** What workers send to a dependency, and send again while it is at fault. */
export interface SentLater {
  what: string;
  /** Ids of what is on its way still. */
  readLeft(url: string): Promise<string[]>;
  /** How many of those were tried in vain. */
  countTried(url: string): Promise<number>;
  /** What should have come, and has not, once nothing is left. */
  findMissing(world: SentWorld, users: readonly User[]): Promise<string[]>;
}

export interface SentWorld {
  fleet: Fleet;
  workspaceId: string;
  /** The place in the log after which every event is posted. */
  postedAfter: bigint;
  /** Invitations that had been answered before the cell began. */
  invited: { count: number };
}

async function count(url: string, from: string): Promise<number> {
  return withConnection(url, async (connection) => {
    const { rows } = await connection.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${from}`,
    );
    return rows[0]?.n ?? 0;
  });
}

export const SENT_LATER: Partial<Record<Cell["dependency"], SentLater>> = {
  smtp: {
    what: "mails",
    readLeft: async (url) =>
      Array.from({ length: await count(url, `"OutgoingMail"`) }, (_, index) => `mail ${index + 1}`),
    countTried: (url) => count(url, `"OutgoingMail" WHERE "attempts" > 0`),
    async findMissing({ fleet, invited }, users) {
      invited.count += users.find(({ name }) => name === "invite")?.answered ?? 0;
      const came = new Set(fleet.smtp.mails.map(({ to }) => to)).size;
      return came >= invited.count ? [] : [`${came} mails of ${invited.count} invitations came`];
    },
  },
  target: {
    what: "webhooks",
    readLeft: readUndelivered,
    countTried: (url) =>
      count(url, `"WebhookDelivery" WHERE "finishedAt" IS NULL AND "attempts" > 0`),
    async findMissing({ fleet, workspaceId, postedAfter }) {
      const events = await readEvents(fleet.database.url(), workspaceId);
      const posted = events.filter(({ position }) => position > postedAfter);
      return judgeWebhooks(fleet.target.calls, posted);
    },
  },
};
