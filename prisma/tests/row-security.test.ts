import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TENANT_MODELS, withConnection } from "../src/owner.ts";
import { DATA_MODEL } from "../src/tenancy/data-model.ts";

/** Models that are no tenant's, and why. */
const OUTSIDE: Record<string, string> = {
  AmazonIncident: "of an application, whose workspaces it strikes together",
  AmazonSample: "of an application's fleet",
  AmazonBucket: "by a key that tells nothing of whose it is to anybody but the system",
  AmazonAccessToken: "by a keyed hash",
  AmazonDestination: "of an application",
  AmazonNotification: "Amazon's, before it is known whose",
  Installation: "the installation's own",
  RateLimitCount: "by a credential or workspace, counted and forgotten",
  AuditKey: "the installation's own: it seals every workspace's log",
  EventPartition: "a month of all workspaces' logs",
  User: "a person, who may be a member of several",
  Session: "a person's",
  Account: "a person's password",
  TwoFactor: "a person's",
  Verification: "by a hash of what was mailed",
  Attempt: "by a keyed hash of an address",
  OutgoingMail: "to a person who may be in no workspace",
};

/** Keys of tenants' tables that do not begin with the workspace, and why. */
const ELSEWHERE: Record<string, string> = {
  "Workspace(id)": "is the workspace",
  "AmazonApplication(id)": "serves several workspaces, or stands outside them",
  "AmazonApplication(clientId)": "Amazon's notifications name the client",
  "AmazonApplication(dueAt)": "due work is found across workspaces",
  "ApiKey(hash)": "whose a key is, is found by it",
  "ApiKey(warnAt)": "whose end comes near is found across workspaces",
  "RenewLink(hash)": "whose a link is, is found by it",
  "AmazonAuthorization(id)": "whose a state is, is found by it",
  "AmazonAuthorization(expiresAt)": "what is over is deleted across workspaces",
  "AmazonSubscription(subscriptionId)": "Amazon's notifications name the subscription",
  "SellerAccount(sellingPartnerId)": "Seller Central names the seller alone",
  "SellerAccount(applicationId,region,sampleKey)": "a control sample is of all workspaces",
  "TokenFingerprint(fingerprint)": "tells that a string is in use elsewhere",
  "DueWork(kind,dueAt)": "due work is found across workspaces",
  "Invitation(hash)": "whose an invitation is, is found by its link",
  "CalendarFeed(hash)": "whose a feed is, is found by its address",
  "Member(userId)": "where a person is a member is found before a workspace is known",
  "IdempotencyAnswer(createdAt)": "what is over is deleted across workspaces",
  "WebhookEndpoint(deletedAt)": "what is over is deleted across workspaces",
  "WebhookQueue(dueAt)": "what is due is found across workspaces",
  "WebhookLane(dueAt)": "what is due is counted across workspaces",
  "WebhookDelivery(finishedAt)": "what is over is deleted across workspaces",
  "Issue(dueAt)": "due work is found across workspaces",
  "Issue(kind)": "what is open is counted across workspaces",
  "Issue(resolvedAt)": "what is over is deleted across workspaces",
  "WebhookEndpoint(failingSince)": "what fails is counted across workspaces",
  "Notification(dueAt)": "due work is found across workspaces",
  "Message(attemptAt)": "what is to be sent is found across workspaces",
  "Message(createdAt)": "what is over is deleted across workspaces",
  "WorkspaceLog(undispatchedSince)": "which logs have grown is found across workspaces",
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function read<Row extends object>(statement: string): Promise<Row[]> {
  return withConnection(database.url, async (owner) => (await owner.query<Row>(statement)).rows);
}

async function readTables() {
  return read<{ name: string; isOn: boolean; isForced: boolean; policies: string[] }>(`
    SELECT relname AS name, relrowsecurity AS "isOn", relforcerowsecurity AS "isForced",
      ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = pg_class.oid
        AND 'evergrant_tenant'::regrole = ANY (polroles) ORDER BY polname) AS policies
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`);
}

it("stands before every table of a tenant, for its owner too", async () => {
  const tables = await readTables();
  for (const model of TENANT_MODELS) {
    const table = tables.find(({ name }) => name === model);
    const policies = model === "AmazonApplication" ? ["shared", "tenant"] : ["tenant"];
    // Two functions tell of a string as this table's owner: see the migration.
    const isForced = model !== "TokenFingerprint";
    expect(table).toEqual({ name: model, isOn: true, isForced, policies });
  }
});

it("leaves no model out", () => {
  const models = [...DATA_MODEL.keys()].toSorted();
  expect([...TENANT_MODELS, ...Object.keys(OUTSIDE)].toSorted()).toEqual(models);
});

it("is not gone round by the name of a partition, whoever asks", async () => {
  await read("SELECT evergrant_make_event_partition('2026-03-01')");
  await withConnection(database.url, async (connection) => {
    for (const role of ["tenant", "system", "operator", "identity"])
      for (const name of ['"Event_default"', '"Event_2026_03"']) {
        await connection.query(`SET ROLE evergrant_${role}`);
        for (const statement of [
          `SELECT 1 FROM ${name}`,
          `INSERT INTO ${name} SELECT`,
          `DELETE FROM ${name}`,
        ])
          await expect(connection.query(statement), statement).rejects.toThrow("permission denied");
      }
    await connection.query("SET ROLE evergrant_tenant");
    for (const call of ["drop_event_partition(now())", "make_event_partition(now())"])
      await expect(connection.query(`SELECT evergrant_${call}`)).rejects.toThrow(
        "permission denied",
      );
  });
});

it("is passed by no role", async () => {
  const roles = await read(`
    SELECT rolname AS name, rolsuper OR rolbypassrls OR rolcreaterole OR rolcanlogin AS "mayMore",
      EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owns
    FROM pg_roles WHERE rolname LIKE 'evergrant\\_%' ORDER BY rolname`);
  expect(roles).toEqual([
    { name: "evergrant_identity", mayMore: false, owns: false },
    { name: "evergrant_operator", mayMore: false, owns: false },
    { name: "evergrant_system", mayMore: false, owns: false },
    { name: "evergrant_tenant", mayMore: false, owns: false },
  ]);
});

it("lets the tenant's role have these tables alone", async () => {
  const granted = await read<{ name: string; rights: string }>(`
    SELECT table_name AS name, string_agg(lower(privilege_type), ',' ORDER BY privilege_type) AS rights
    FROM information_schema.role_table_grants WHERE grantee = 'evergrant_tenant'
    GROUP BY table_name ORDER BY table_name`);
  const rights = Object.fromEntries(granted.map(({ name, rights }) => [name, rights]));
  const {
    AmazonIncident,
    AmazonNotification,
    AuditSeal,
    Event,
    Workspace,
    WorkspaceLog,
    TokenFingerprint,
    ...rest
  } = rights;
  expect({
    AmazonIncident,
    AmazonNotification,
    AuditSeal,
    Event,
    Workspace,
    WorkspaceLog,
    TokenFingerprint,
  }).toEqual({
    AmazonIncident: "select",
    AmazonNotification: "insert",
    AuditSeal: "select",
    Event: "insert,select",
    Workspace: "insert,select,update",
    WorkspaceLog: "insert,select",
    TokenFingerprint: "delete,select,update",
  });
  expect(new Set(Object.values(rest))).toEqual(new Set(["delete,insert,select,update"]));
  expect(Object.keys(rights).every((name) => TENANT_MODELS.includes(name) || name in OUTSIDE)).toBe(
    true,
  );
});

it("lets the tenant's role have these columns of further tables", async () => {
  const granted = await read<{ line: string }>(`
    SELECT table_name || ' ' || lower(privilege_type) || ' ' || string_agg(column_name, ' ' ORDER BY column_name) AS line
    FROM information_schema.role_column_grants AS columns WHERE grantee = 'evergrant_tenant' AND NOT EXISTS (
      SELECT FROM information_schema.role_table_grants AS whole
      WHERE (whole.grantee, whole.table_name, whole.privilege_type)
        = (columns.grantee, columns.table_name, columns.privilege_type)
    ) GROUP BY table_name, privilege_type ORDER BY 1`);
  expect(granted.map(({ line }) => line)).toEqual([
    // What verifies seals, without the proof that may hold the key itself.
    "AuditKey select createdAt id publicKey",
    // Of its own members alone: the policy says so.
    "User select email id name twoFactorEnabled",
    // What is sealed and closed of a log is the system's to say.
    "WorkspaceLog update hash occurredAt position undispatchedSince",
  ]);
});

describe("keys of tenants' tables", () => {
  it("begin with the workspace, but where it is found by them", async () => {
    const keys = await read<{ name: string; key: string; first: string }>(`
      SELECT relname AS name, relname || '(' || string_agg(attname, ',' ORDER BY place) || ')' AS key,
        (array_agg(attname::text ORDER BY place))[1] AS first
      FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
      CROSS JOIN unnest(indkey) WITH ORDINALITY AS columns (number, place)
      JOIN pg_attribute ON attrelid = indrelid AND attnum = number
      WHERE relnamespace = 'public'::regnamespace GROUP BY indexrelid, relname`);
    const others = keys.filter(
      ({ name, first }) => TENANT_MODELS.includes(name) && first !== "workspaceId",
    );
    expect(others.map(({ key }) => key).toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
  });

  it("are what one refers to another by", async () => {
    const references = await read<{ name: string }>(`
      SELECT conrelid::regclass::text || ' -> ' || confrelid::regclass::text AS name
      FROM pg_constraint WHERE contype = 'f' AND cardinality(conkey) = 1
        AND confrelid <> '"Workspace"'::regclass ORDER BY 1`);
    // A person may be a member of several. An application may be everybody's; triggers see that it is the workspace's own or that.
    expect(references.map(({ name }) => name)).toEqual([
      '"Account" -> "User"',
      '"AmazonAuthorization" -> "AmazonApplication"',
      '"AmazonDestination" -> "AmazonApplication"',
      '"AmazonIncident" -> "AmazonApplication"',
      '"AmazonSample" -> "AmazonApplication"',
      '"AuditSeal" -> "AuditKey"',
      '"Member" -> "User"',
      '"SellerAccount" -> "AmazonApplication"',
      '"Session" -> "User"',
      '"TwoFactor" -> "User"',
    ]);
  });
});
