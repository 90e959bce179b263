import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../src/index.ts";
import { withConnection } from "../src/owner.ts";
import { openTwoTenants, type TwoTenants } from "./two-tenants.ts";

let world: TwoTenants;
let database: Database;
beforeAll(async () => {
  world = await openTwoTenants();
  database = openDatabase({ url: world.database.url });
});
afterAll(async () => {
  await database.stop();
  await world.close();
});

it("reads every workspace's log, and changes nothing of it", async () => {
  const { operator } = database;
  expect(await operator.event.count()).toBe(4);
  expect(await operator.workspaceLog.count()).toBe(2);
  for (const change of [
    operator.event.deleteMany(),
    operator.event.updateMany({ data: { cause: "changed" } }),
    operator.workspaceLog.updateMany({ data: { position: 0 } }),
    operator.auditSeal.deleteMany(),
  ])
    await expect(change).rejects.toThrow(/permission denied/);
});

it("may use these tables and columns, and no others", async () => {
  const granted = await withConnection(world.database.url, (owner) =>
    owner.query<{ line: string }>(`
      SELECT table_name || ' ' || lower(privilege_type) || CASE
          WHEN count(*) = (SELECT count(*) FROM information_schema.columns WHERE columns.table_name = rights.table_name)
          THEN '' ELSE ' ' || string_agg(column_name, ' ' ORDER BY column_name) END AS line
      FROM information_schema.role_column_grants AS rights
      WHERE grantee = 'evergrant_operator' GROUP BY table_name, privilege_type ORDER BY 1`),
  );
  expect(granted.rows.map(({ line }) => line)).toMatchInlineSnapshot(`
    [
      "AmazonAccessToken select accessToken key",
      "AmazonAccessToken update accessToken",
      "AmazonApplication select clientId clientSecret id workspaceId",
      "AmazonApplication update clientSecret",
      "AmazonNotification select body id",
      "AmazonNotification update body",
      "AuditKey select",
      "AuditKey update proof",
      "AuditSeal select",
      "Event select",
      "EventPartition select",
      "OutgoingMail select content id",
      "OutgoingMail update content",
      "SlackChannel select id url workspaceId",
      "SlackChannel update url",
      "TokenSecret select pasted refreshToken sellerAccountId slot workspaceId",
      "TokenSecret update pasted refreshToken",
      "WebhookEndpoint select id previousSecret secret workspaceId",
      "WebhookEndpoint update previousSecret secret",
      "WorkspaceLog select",
    ]
  `);
});
