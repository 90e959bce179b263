import { randomUUID } from "node:crypto";
import { schema } from "@evergrant/schema";
import { isEnumType } from "graphql";
import type { Tenant } from "./tenant.ts";
import { decode } from "./texts.ts";
import type { World } from "./world.ts";

interface EventRow {
  position: number;
  data: object;
}

/**
 * Writes one event of every type at the end of the tenant's log, where it stands in the way of nothing:
 * many are told by time and by Amazon alone. What a type carries is whatever any carries. They are of the
 * newest account, if of no other. Answers their ids.
 */
export async function appendEvery(
  { connection, opened }: World,
  tenant: Tenant,
  account = newestOf(tenant, "SellerAccount"),
): Promise<string[]> {
  const { workspaceId, marker } = tenant;
  const uuidOf = (type: string) => readUuid(newestOf(tenant, type));
  const data = {
    ...{ from: "ENABLED", to: "DISABLED", reason: "REVOKED", disabledBy: "TOKEN", region: "NA" },
    ...{ name: `${marker}-told`, daysLeft: 7 },
    ...{ expiresAt: "2026-05-01T00:00:00.000Z", secretExpiresAt: "2026-05-01T00:00:00.000Z" },
    ...{ renewLinkId: uuidOf("RenewLink"), amazonApplicationId: uuidOf("AmazonApplication") },
    ...{ memberId: uuidOf("Member"), invitationId: uuidOf("Invitation"), userId: randomUUID() },
    ...{ role: "viewer", calendarFeedId: uuidOf("CalendarFeed"), shownAccountId: null },
    webhookEndpointId: uuidOf("WebhookEndpoint"),
    ...{ issueId: uuidOf("Issue"), slackChannelId: uuidOf("SlackChannel"), kind: "INCIDENT" },
    ...{ apiKeyId: uuidOf("ApiKey"), replacedById: uuidOf("ApiKey"), lastFour: "wxyz" },
    evidence: {
      amazon: {
        operation: "refreshToken",
        class: "revoked",
        failureClass: "revoked",
        status: 400,
        code: `${marker}-code`,
        requestId: `${marker}-request`,
      },
      sample: { asked: 3, decided: 3, refused: 1 },
    },
  };
  const { rows } = await connection.query<{ row: EventRow }>(
    `SELECT to_jsonb(e) AS row FROM "Event" e WHERE "workspaceId" = $1 ORDER BY "position" DESC LIMIT 1`,
    [workspaceId],
  );
  const newest = rows[0]?.row;
  if (newest === undefined) throw new Error("Nothing has happened in the workspace.");
  const sellerAccountId = readUuid(account);
  const types = schema.getType("EventType");
  const events = (isEnumType(types) ? types.getValues() : []).map(({ name: type }, index) => ({
    ...newest,
    ...{ id: randomUUID(), type, sellerAccountId, position: newest.position + index + 1 },
    data: { ...newest.data, ...data },
  }));
  await connection.query(
    `INSERT INTO "Event" SELECT * FROM jsonb_populate_recordset(NULL::"Event", $1::jsonb)`,
    [JSON.stringify(events)],
  );
  await connection.query(`UPDATE "WorkspaceLog" SET "position" = $2 WHERE "workspaceId" = $1`, [
    workspaceId,
    newest.position + events.length,
  ]);
  opened.wakes.wake(workspaceId);
  return events.map(({ id }) => id);
}

function newestOf({ ids }: Tenant, type: string): string {
  return [...(ids.get(type) ?? [])].at(-1) ?? "";
}

function readUuid(globalId: string): string {
  return decode(globalId)?.split(":")[1] ?? randomUUID();
}
