import { randomUUID } from "node:crypto";
import { withConnection } from "@evergrant/db/owner";
import type { FleetNode } from "../fleet/fleet-node.ts";
import type { FleetTarget } from "../fleet/open-target.ts";
import type { Calls } from "../load/calls.ts";
import type { CommittedEvent } from "./read-facts.ts";

const MUTATIONS = `{ __type(name: "Mutation") { fields { name } } }`;
const CREATE = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  __typename ... on CreateWebhookEndpointPayload { webhookEndpoint { id } } ... on Error { code message } } }`;

/** Has every event be sent to the target; answers false where this build sends no webhooks. */
export async function createEndpoint(
  target: FleetTarget,
  { calls, api }: { calls: Calls; api: FleetNode },
): Promise<boolean> {
  const pick = () => api;
  const { value: type } = await calls.untilCertain(pick, { query: MUTATIONS, variables: {} });
  const { fields } = type as { fields: { name: string }[] };
  if (!fields.some(({ name }) => name === "createWebhookEndpoint")) return false;
  const input = { name: "All of it", url: target.url, idempotencyKey: randomUUID() };
  const { value } = await calls.untilCertain(pick, { query: CREATE, variables: { input } });
  if (value.webhookEndpoint === undefined)
    throw new Error(`No endpoint was made: ${JSON.stringify(value)}`);
  return true;
}

/** Deliveries that are still on their way. */
export async function readUndelivered(url: string): Promise<string[]> {
  return withConnection(url, async (connection) => {
    const { rows: tables } = await connection.query(
      `SELECT 1 FROM pg_tables WHERE tablename = 'WebhookDelivery'`,
    );
    if (tables.length === 0) return [];
    const { rows } = await connection.query<{ eventId: string }>(
      `SELECT "eventId" FROM "WebhookDelivery" WHERE "finishedAt" IS NULL`,
    );
    return rows.map(({ eventId }) => `delivery of ${eventId}`);
  });
}

/** Events that were not sent, or came to the target before an earlier one of their account. */
export function judgeWebhooks(
  calls: readonly Pick<FleetTarget["calls"][number], "headers">[],
  events: readonly Pick<CommittedEvent, "id" | "sellerAccountId">[],
): string[] {
  const firsts = new Map<string, number>();
  calls.forEach(({ headers }, index) => {
    const id = String(headers["webhook-id"]);
    if (!firsts.has(id)) firsts.set(id, index);
  });
  const missed = events.flatMap(({ id }) => (firsts.has(id) ? [] : [`${id} was never sent`]));
  const latest = new Map<string | null, number>();
  const early = events.flatMap(({ id, sellerAccountId }) => {
    const first = firsts.get(id) ?? Number.POSITIVE_INFINITY;
    const before = latest.get(sellerAccountId) ?? -1;
    latest.set(sellerAccountId, Math.max(first, before));
    return first < before ? [`${id} came before an earlier one of its account`] : [];
  });
  return [...missed, ...early];
}
