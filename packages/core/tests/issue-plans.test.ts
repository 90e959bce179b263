import { randomUUID } from "node:crypto";
import { openDatabase } from "@evergrant/db";
import { withConnection } from "@evergrant/db/owner";
import { createTestDatabase } from "@evergrant/testkit/database";
import { createSettableClock } from "@evergrant/testkit/settable-clock";
import { expect, it } from "vitest";
import { openIssue } from "../src/issue/open-issue.ts";
import { releaseIssues } from "../src/issue/plan-issues.ts";
import { createWorkspace } from "../src/workspace/create.ts";
import { NOW } from "./token-fixture.ts";

const ISSUES = 20_000;

it("looks for what an issue carries on, and for what is held, by indexes, however many have ended", async () => {
  const { url, drop } = await createTestDatabase();
  const statements: { text: string; parameters: unknown[] }[] = [];
  const onQuery = (text: string, parameters: string) =>
    statements.push({ text, parameters: JSON.parse(parameters) });
  const opened = openDatabase({ url, onQuery });
  const { workspaceId } = await createWorkspace(
    { database: opened, machineClock: createSettableClock(NOW) },
    { name: "Old" },
  );
  const client = opened.inWorkspace({ workspaceId });
  const cause = {
    ...{ kind: "TOKEN_DISABLED" as const, subject: randomUUID(), sellerAccountId: null },
    ...{ stageDays: null, facts: {} },
  };
  const plans = await withConnection(url, async (connection) => {
    await connection.query(`
      INSERT INTO "Issue" ("workspaceId", "id", "kind", "subject", "openAs", "state", "facts", "openedAt", "resolvedAt")
      SELECT '${workspaceId}', gen_random_uuid(), 'TOKEN_DISABLED', n, CASE WHEN n % 10 = 0 THEN n::text END,
        'RESOLVED', '{}', moment, CASE WHEN n % 10 > 0 THEN moment END
      FROM generate_series(1, ${ISSUES}) AS n,
        LATERAL (SELECT '2026-03-01T12:00:00Z'::timestamptz - n * interval '1 second' AS moment) AS at`);
    await connection.query('ANALYZE "Issue"');
    statements.length = 0;
    await client.$transaction(async (tx) => {
      await openIssue(tx, cause, { workspaceId, now: NOW, occurredAt: NOW });
      await releaseIssues(tx, NOW);
    });
    await connection.query("SET ROLE evergrant_tenant");
    await connection.query(`SET evergrant.workspace_id = '${workspaceId}'`);
    const explained: string[] = [];
    for (const { text, parameters } of statements) {
      if (!/^(SELECT|UPDATE)/.test(text.trim())) continue;
      const { rows } = await connection.query<{ "QUERY PLAN": string }>(
        `EXPLAIN ${text}`,
        parameters,
      );
      explained.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
    }
    return explained;
  });
  await opened.stop();
  await drop();
  expect(plans.join("\n")).not.toContain("Seq Scan");
  for (const name of ["openAs_key", "subject_resolvedAt_idx", "idx"])
    expect(plans.join("\n")).toContain(`Issue_workspaceId_${name}`);
});
