import type { Event, EventType, MwsToken, SellerAccount } from "@evergrant/db";
import type { CoreDeps } from "../deps.ts";
import { stepsOf } from "./event-steps.ts";
import { incidentSteps, lastCheckSteps, presentSteps } from "./present-steps.ts";
import type { KeyNames } from "./sentences.ts";
import { type Step, sayMoment } from "./step.ts";

export interface Explanation {
  account: SellerAccount;
  token: MwsToken;
  /** The whole in one sentence. */
  summary: string;
  /** In the order of their times. */
  steps: Step[];
}

const STATUS_TYPES: EventType[] = ["TOKEN_ENABLED", "TOKEN_DISABLED"];
const TYPES: EventType[] = [
  ...STATUS_TYPES,
  "ACCOUNT_CONNECTED",
  "ACCOUNT_CHANGED",
  "RENEW_LINK_USED",
  "TOKEN_EXPIRING",
  "TOKEN_RENEWED",
  "TOKEN_PENDING",
  "TOKEN_REJECTED",
  "TOKEN_DEGRADED",
  "TOKEN_RECOVERED",
];
/** The newest: a token that comes and goes does not fill the page. */
const EVENTS_MAX = 50;
const INCIDENTS_MAX = 10;

/**
 * Why an account's token is what it is: the evidence since the status before the present one began. Null
 * for an account that the workspace does not know.
 */
export async function explainSellerAccount(
  { client, clock }: Pick<CoreDeps, "client" | "clock">,
  sellerAccountId: string,
): Promise<Explanation | null> {
  const found = await client.sellerAccount.findFirst({
    where: { id: sellerAccountId },
    include: { mwsToken: true },
    relationLoadStrategy: "join",
  });
  if (found === null || found.mwsToken === null) return null;
  const { mwsToken: token, ...account } = found;
  const events = await findEvents(client, account);
  const keyNames = await findKeyNames(client, events);
  const since = events[0]?.occurredAt ?? account.createdAt;
  const incidents = await client.amazonIncident.findMany({
    where: {
      applicationId: account.applicationId,
      AND: [
        { OR: [{ region: null }, { region: account.region }] },
        { OR: [{ closedAt: null }, { closedAt: { gte: since } }] },
      ],
    },
    orderBy: { openedAt: "desc" },
    take: INCIDENTS_MAX,
  });
  const steps = [
    // Where it is of the same time, what was told follows from it.
    ...lastCheckSteps(token, events),
    ...events.flatMap((event) => stepsOf(event, keyNames)),
    ...incidents.flatMap(incidentSteps),
    ...presentSteps(token, clock.now()),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return { account, token, summary: summarize(token), steps };
}

async function findEvents(
  client: CoreDeps["client"],
  { id: sellerAccountId }: SellerAccount,
): Promise<Event[]> {
  const statuses = await client.event.findMany({
    where: { sellerAccountId, type: { in: STATUS_TYPES } },
    orderBy: { position: "desc" },
    take: 2,
  });
  const start = statuses.at(-1);
  const events = await client.event.findMany({
    where: {
      sellerAccountId,
      type: { in: TYPES },
      ...(start && {
        // What was told with it stands just before it.
        position: { gte: start.position - 1n },
        occurredAt: { gte: start.occurredAt },
      }),
    },
    orderBy: { position: "desc" },
    take: EVENTS_MAX,
  });
  return events.reverse();
}

/** What people call the keys that acted. */
async function findKeyNames(
  client: CoreDeps["client"],
  events: readonly Event[],
): Promise<KeyNames> {
  const ids = events.flatMap(({ actorKind, actorId }) =>
    actorKind === "KEY" && actorId !== null ? [actorId] : [],
  );
  if (ids.length === 0) return new Map();
  const keys = await client.apiKey.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(keys.map(({ id, name }) => [id, name]));
}

function summarize({ status, disabledReason, statusChangedAt, lastVerifiedAt }: MwsToken): string {
  const is = status === "ENABLED" ? "ENABLED" : `DISABLED (${disabledReason ?? "UNKNOWN"})`;
  const verified =
    lastVerifiedAt === null
      ? "Amazon has never accepted it"
      : `Amazon last accepted it at ${sayMoment(lastVerifiedAt)}`;
  return `The token is ${is} since ${sayMoment(statusChangedAt)}; ${verified}.`;
}
