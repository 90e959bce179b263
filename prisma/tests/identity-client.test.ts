import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../src/index.ts";
import { withConnection } from "../src/owner.ts";
import { idOf, openTwoTenants, type TwoTenants } from "./two-tenants.ts";

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

it("sees where everybody is a member", async () => {
  const members = await database.identity.member.findMany({
    where: { userId: { in: [idOf("a", 10), idOf("b", 10)] } },
    select: { role: true, workspace: { select: { name: true } } },
    orderBy: { userId: "asc" },
  });
  expect(members.map(({ workspace }) => workspace.name)).toEqual(["a", "b"]);
});

it.each<[string, (identity: Database["identity"]) => Promise<unknown>]>([
  ["reads accounts", (identity) => identity.sellerAccount.findMany()],
  ["reads keys", (identity) => identity.apiKey.findMany({ select: { id: true } })],
  ["reads invitations", (identity) => identity.invitation.findMany({ select: { id: true } })],
  ["reads what was told", (identity) => identity.event.findMany({ select: { id: true } })],
  ["gives roles", (identity) => identity.member.updateMany({ data: { role: "owner" } })],
  ["removes members", (identity) => identity.member.deleteMany()],
  ["renames workspaces", (identity) => identity.workspace.updateMany({ data: { name: "Taken" } })],
])("neither %s", async (_what, ask) => {
  await expect(ask(database.identity)).rejects.toThrow(REFUSED);
});

it("leaves sessions, passwords and second factors to nobody else", async () => {
  const { system, operator } = database;
  const tenant = database.inWorkspace({ workspaceId: world.a.workspaceId });
  for (const client of [system, operator, tenant]) {
    await expect(client.session.findMany()).rejects.toThrow(REFUSED);
    await expect(client.account.findMany()).rejects.toThrow(REFUSED);
    await expect(client.twoFactor.findMany()).rejects.toThrow(REFUSED);
    await expect(client.verification.findMany()).rejects.toThrow(REFUSED);
    await expect(client.attempt.findMany()).rejects.toThrow(REFUSED);
  }
  for (const client of [system, operator])
    await expect(client.user.findMany({ select: { id: true } })).rejects.toThrow(REFUSED);
});

it("lets a workspace see its own members' names, and nobody else", async () => {
  const tenant = database.inWorkspace({ workspaceId: world.a.workspaceId });
  const select = { id: true, name: true, email: true, twoFactorEnabled: true };
  const seen = await tenant.user.findMany({ select });
  expect(seen.map(({ id }) => id)).toEqual([idOf("a", 10)]);
  const foreign = { where: { user: { email: "b@example.com" } } };
  expect(await tenant.member.count(foreign)).toBe(0);
  const others = { select: { emailVerified: true } };
  await expect(tenant.user.findMany(others)).rejects.toThrow(REFUSED);
  await expect(tenant.user.updateMany({ data: { name: "Taken" } })).rejects.toThrow(REFUSED);
});

it("may use these columns, and no others", async () => {
  const granted = await withConnection(world.database.url, (owner) =>
    owner.query<{ line: string }>(`
      SELECT table_name || ' ' || lower(privilege_type) || ' '
        || string_agg(column_name, ' ' ORDER BY ordinal_position) AS line
      FROM information_schema.role_column_grants
      JOIN information_schema.columns USING (table_schema, table_name, column_name)
      WHERE grantee = 'evergrant_identity' GROUP BY table_name, privilege_type ORDER BY 1`),
  );
  expect(granted.rows.map(({ line }) => line)).toMatchInlineSnapshot(`
    [
      "Account insert id userId providerId accountId password createdAt updatedAt",
      "Account select id userId providerId accountId password createdAt updatedAt",
      "Account update id userId providerId accountId password createdAt updatedAt",
      "Attempt insert key count windowEndsAt",
      "Attempt select key count windowEndsAt",
      "Attempt update key count windowEndsAt",
      "Member select workspaceId id userId role createdAt",
      "Session insert id userId token expiresAt ipAddress userAgent activeWorkspaceId createdAt updatedAt",
      "Session select id userId token expiresAt ipAddress userAgent activeWorkspaceId createdAt updatedAt",
      "Session update id userId token expiresAt ipAddress userAgent activeWorkspaceId createdAt updatedAt",
      "TwoFactor insert id userId secret backupCodes verified failedVerificationCount lockedUntil",
      "TwoFactor select id userId secret backupCodes verified failedVerificationCount lockedUntil",
      "TwoFactor update id userId secret backupCodes verified failedVerificationCount lockedUntil",
      "User insert id name email emailVerified image twoFactorEnabled createdAt updatedAt",
      "User select id name email emailVerified image twoFactorEnabled createdAt updatedAt",
      "User update id name email emailVerified image twoFactorEnabled createdAt updatedAt",
      "Verification insert id identifier value expiresAt createdAt updatedAt",
      "Verification select id identifier value expiresAt createdAt updatedAt",
      "Verification update id identifier value expiresAt createdAt updatedAt",
      "Workspace select id name restoreAutomation warningDays createdAt escalateAfterHours",
    ]
  `);
});
