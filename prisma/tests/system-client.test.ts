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

const REFUSED = /permission denied/;

it("sees every workspace in what it may read", async () => {
  const { system } = database;
  expect(await system.dueWork.count()).toBe(4);
  const where = { hash: Uint8Array.of(10) };
  const found = await system.apiKey.findUnique({ where, select: { workspaceId: true } });
  expect(found).toEqual({ workspaceId: world.a.workspaceId });
});

it.each<[string, (system: Database["system"]) => Promise<unknown>]>([
  ["tokens", (system) => system.tokenSecret.findMany({ select: { refreshToken: true } })],
  ["whether there are tokens", (system) => system.tokenSecret.count()],
  ["whose a string is", (system) => system.tokenFingerprint.findMany()],
  ["a workspace's name", (system) => system.workspace.findMany({ select: { name: true } })],
  ["an account's name", (system) => system.sellerAccount.findMany({ select: { name: true } })],
  ["what was told", (system) => system.event.findMany({ select: { data: true } })],
  ["kept answers", (system) => system.idempotencyAnswer.findMany({ select: { answer: true } })],
  [
    "who began a consent",
    (system) => system.amazonAuthorization.findMany({ select: { actorId: true } }),
  ],
  ["a token's ending", (system) => system.mwsToken.findMany({ select: { lastFour: true } })],
])("is not told %s", async (_what, ask) => {
  await expect(ask(database.system)).rejects.toThrow(REFUSED);
});

it.each<[string, (system: Database["system"]) => Promise<unknown>]>([
  ["tokens", (system) => system.mwsToken.updateMany({ data: { status: "DISABLED" } })],
  ["accounts", (system) => system.sellerAccount.deleteMany()],
  ["names", (system) => system.sellerAccount.updateMany({ data: { name: "Taken" } })],
  ["keys", (system) => system.apiKey.updateMany({ data: { scopes: [] } })],
  ["what was told", (system) => system.event.deleteMany()],
  ["workspaces", (system) => system.workspace.deleteMany()],
])("does not change %s", async (_what, ask) => {
  await expect(ask(database.system)).rejects.toThrow(REFUSED);
});

it("may use these columns of tenants' tables, and no others", async () => {
  const granted = await withConnection(world.database.url, (owner) =>
    owner.query<{ line: string }>(`
      SELECT table_name || ' ' || lower(privilege_type) || ' '
        || string_agg(column_name, ' ' ORDER BY ordinal_position) AS line
      FROM information_schema.role_column_grants
      JOIN information_schema.columns USING (table_schema, table_name, column_name)
      WHERE grantee = 'evergrant_system' AND table_name NOT LIKE 'Amazon%'
        AND table_name NOT IN ('DueWork')
      GROUP BY table_name, privilege_type ORDER BY 1`),
  );
  expect(granted.rows.map(({ line }) => line)).toMatchInlineSnapshot(`
    [
      "ApiKey select workspaceId id name hash scopes revokedAt allowedAddresses expiresAt lastUsedAt warnAt",
      "ApiKey update lastUsedAt",
      "AuditKey insert id publicKey proof isPrivate createdAt",
      "AuditKey select id publicKey proof isPrivate createdAt",
      "AuditSeal insert workspaceId position hash occurredAt signedAt keyId signature",
      "CalendarFeed select workspaceId id hash",
      "Event insert workspaceId position id type occurredAt sellerAccountId actorKind actorId keyId address cause before after data hash",
      "Event select workspaceId position occurredAt hash",
      "EventDispatch insert workspaceId position leasedUntil",
      "EventDispatch select workspaceId position leasedUntil",
      "EventDispatch update workspaceId position leasedUntil",
      "EventPartition select startsAt closedAt droppedAt keyId signature",
      "EventPartition update closedAt droppedAt keyId signature",
      "IdempotencyAnswer select workspaceId mutation key createdAt",
      "Installation insert id hashCheck createdAt",
      "Installation select id hashCheck createdAt",
      "Invitation select workspaceId id hash",
      "Issue select workspaceId id kind openAs resolvedAt dueAt leasedUntil",
      "Issue update leasedUntil",
      "Message select workspaceId id channel state createdAt attempts attemptAt",
      "Message update state attempts attemptAt",
      "MwsToken select workspaceId sellerAccountId status expiresAt lastVerifiedAt",
      "Notification select workspaceId id recipientId dueAt leasedUntil messageId",
      "Notification update leasedUntil",
      "OutgoingMail insert id purpose content attempts attemptAt endsAt",
      "OutgoingMail select id purpose content attempts attemptAt endsAt",
      "OutgoingMail update id purpose content attempts attemptAt endsAt",
      "RateLimitCount insert key points expire",
      "RateLimitCount select key points expire",
      "RateLimitCount update key points expire",
      "RenewLink select workspaceId id hash",
      "SellerAccount select workspaceId id applicationId sellingPartnerId sellerProven region knownOrderId sampleKey",
      "SellerAccount update knownOrderId",
      "WebhookDelivery select workspaceId id finishedAt",
      "WebhookEndpoint select workspaceId id failingSince deletedAt",
      "WebhookLane select dueAt",
      "WebhookQueue select workspaceId endpointId dueAt heldUntil leasedUntil stoppedAt",
      "WebhookQueue update leasedUntil",
      "Workspace select id warningDays",
      "WorkspaceLog select workspaceId position epoch hash occurredAt closedPosition sealedPosition sealedAt undispatchedSince",
      "WorkspaceLog update position hash occurredAt closedPosition sealedPosition sealedAt undispatchedSince",
    ]
  `);
});
