/** The moment at which the fleet stands still: all that is due is due by it. */
export const NOW = new Date("2026-03-01T12:00:00.000Z");

/** Every tenth account is this workspace's. */
export const LARGEST_WORKSPACE_ID = "00000000-0000-7000-9000-000000000001";
export const APPLICATION_ID = "00000000-0000-7000-b000-000000000001";

const WORKSPACES_WITH_ACCOUNTS = 200;
const WORKSPACES = 1_000;
/** The warning ladder that a workspace has unless it says otherwise. */
const WARNING_DAYS = [1, 3, 7, 14, 30, 60];

/** An id that sorts by `number`, as one that holds a time does. */
const idOf = (group: string, number: string) =>
  `('00000000-0000-7000-${group}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
/** A share between 0 and 1, spread evenly and the same in every fleet. */
const shareOf = (number: string, prime: number) =>
  `((${number} * ${prime}) % 1000003 / 1000003::float8)`;
const stringOf = (suffix: string) =>
  `convert_to(rpad('Atzr|${suffix}' || number, 120, 'x'), 'UTF8')`;
const now = `'${NOW.toISOString()}'::timestamptz`;

const FLEET = `
  CREATE TEMP TABLE fleet AS
  WITH situated AS MATERIALIZED (
    SELECT number, ${idOf("8000", "number")} AS id, ${shareOf("number", 7919)} AS share,
      ${idOf(
        "9000",
        `CASE WHEN number % 10 = 0 THEN 1 ELSE
        2 + floor(power(${shareOf("number", 104729)}, 2) * ${WORKSPACES_WITH_ACCOUNTS - 1})::bigint END`,
      )} AS workspace,
      CASE WHEN number % 1000 BETWEEN 1 AND 20 THEN 'USER'
        WHEN number % 1000 BETWEEN 21 AND 30 THEN 'REVOKED'
        WHEN number % 1000 IN (41, 42) THEN 'DOUBTED'
        WHEN number % 1000 = 51 THEN 'CANDIDATE'
        WHEN number % 1000 = 61 THEN 'EXPIRES'
        WHEN number % 1000 = 71 THEN 'WARNS'
        ELSE 'HEALTHY' END AS situation
    FROM generate_series(1::bigint, $1::bigint) AS number
  ), dated AS MATERIALIZED (
    SELECT *, situation NOT IN ('USER', 'REVOKED') AS enabled,
      ${now} - interval '10 minutes' + share * interval '17 hours' AS probe_at,
      CASE WHEN situation = 'EXPIRES' THEN ${now} - share * interval '10 minutes'
        WHEN situation = 'WARNS' THEN ${now} + interval '60 days' - share * interval '10 minutes'
        WHEN number % 5 = 4 THEN NULL
        ELSE ${now} + interval '1 hour' + ${shareOf("number", 15485863)} * interval '364 days'
      END AS expires_at
    FROM situated
  )
  SELECT *,
    CASE WHEN situation = 'WARNS' THEN NULL ${WARNING_DAYS.map(
      (days) => `WHEN expires_at - interval '${days} days' <= ${now} THEN ${days}`,
    ).join(" ")} END AS warned,
    CASE WHEN situation = 'WARNS' THEN expires_at - interval '60 days' ${WARNING_DAYS.toReversed()
      .map(
        (days) => `WHEN expires_at > ${now} + interval '${days} days'
        THEN expires_at - interval '${days} days'`,
      )
      .join(" ")} END AS warn_at
  FROM dated`;

/** What fills an empty database with $1 accounts, by what each step is called. */
export const FLEET_STATEMENTS: Record<string, string> = {
  "what each account is like": FLEET,
  workspaces: `
    INSERT INTO "Workspace" ("id", "name", "restoreAutomation", "createdAt")
    SELECT ${idOf("9000", "number")}, 'Workspace ' || number, true, ${now}
    FROM generate_series(1, ${WORKSPACES}) AS number`,
  logs: `INSERT INTO "WorkspaceLog" ("workspaceId") SELECT "id" FROM "Workspace"`,
  "the application": `
    INSERT INTO "AmazonApplication" ("id", "clientId", "applicationId", "clientSecret", "createdAt")
    VALUES ('${APPLICATION_ID}', 'client', 'application', 'secret', ${now})`,
  "applications of workspaces": `
    INSERT INTO "AmazonApplication"
      ("id", "workspaceId", "clientId", "applicationId", "clientSecret", "createdAt")
    SELECT ${idOf("d000", "number")}, ${idOf("9000", "number")}, 'client ' || number, 'application',
      'secret', ${now}
    FROM generate_series(1, ${WORKSPACES}) AS number`,
  accounts: `
    INSERT INTO "SellerAccount" ("workspaceId", "id", "applicationId", "name", "sellingPartnerId",
      "region", "marketplaceIds", "sampleKey", "createdAt")
    SELECT workspace, id, '${APPLICATION_ID}', 'Shop ' || md5(number::text),
      'A' || upper(lpad(to_hex(number), 13, '0')), 'NA', ARRAY['ATVPDKIKX0DER'],
      hashint4(number::int), ${now} - interval '400 days' + number * interval '30 seconds'
    FROM fleet`,
  tokens: `
    INSERT INTO "MwsToken" ("workspaceId", "id", "sellerAccountId", "status", "disabledReason", "kind",
      "lastFour", "expiresAt", "expirySource", "statusChangedAt", "lastVerifiedAt", "failedProbes",
      "firstRevokedAt", "warnedDays", "candidateKind", "candidateLastFour", "candidateUntil")
    SELECT workspace, ${idOf("a000", "number")}, id,
      (CASE WHEN enabled THEN 'ENABLED' ELSE 'DISABLED' END)::"MwsTokenStatus",
      (CASE WHEN NOT enabled THEN situation END)::"MwsTokenDisabledReason", 'LWA_REFRESH_TOKEN', 'xxxx',
      expires_at, (CASE WHEN expires_at IS NULL THEN 'UNKNOWN' ELSE 'USER' END)::"ExpirySource",
      ${now} - interval '30 days', probe_at - interval '16 hours', (situation = 'DOUBTED')::int,
      CASE WHEN situation = 'DOUBTED' THEN ${now} - interval '2 hours' END, warned,
      (CASE WHEN situation = 'CANDIDATE' THEN 'LWA_REFRESH_TOKEN' END)::"MwsTokenKind",
      CASE WHEN situation = 'CANDIDATE' THEN 'xxxx' END,
      CASE WHEN situation = 'CANDIDATE' THEN ${now} + interval '30 minutes' END
    FROM fleet`,
  automations: `
    INSERT INTO "ReviewAutomation" ("workspaceId", "id", "sellerAccountId", "status", "disabledBy",
      "marketplaceIds", "backlog", "statusChangedAt")
    SELECT workspace, ${idOf("c000", "number")}, id,
      (CASE WHEN enabled THEN 'ENABLED' ELSE 'DISABLED' END)::"ReviewAutomationStatus",
      (CASE WHEN NOT enabled THEN 'TOKEN' END)::"ReviewAutomationDisabledBy",
      ARRAY['ATVPDKIKX0DER'], 'ONLY_NEW', ${now} - interval '30 days'
    FROM fleet`,
  secrets: `
    WITH strings AS MATERIALIZED (
      SELECT workspace, id, 'CURRENT'::"SecretSlot" AS slot, ${stringOf("")} AS string FROM fleet
      UNION ALL
      SELECT workspace, id, 'CANDIDATE', ${stringOf("new")} FROM fleet WHERE situation = 'CANDIDATE'
    )
    INSERT INTO "TokenSecret"
      ("workspaceId", "sellerAccountId", "slot", "pasted", "refreshToken", "fingerprint")
    SELECT workspace, id, slot, string, string, sha256(string) FROM strings`,
  fingerprints: `
    INSERT INTO "TokenFingerprint" ("fingerprint", "workspaceId", "sellerAccountId", "verified")
    SELECT "fingerprint", "workspaceId", "sellerAccountId", "slot" = 'CURRENT'
    FROM "TokenSecret"`,
  "due work": `
    INSERT INTO "DueWork" ("workspaceId", "sellerAccountId", "kind", "dueAt", "leasedUntil")
    SELECT workspace, id, kind::"DueKind", due_at, CASE
      WHEN due_at > ${now} THEN NULL
      WHEN number % 50 = 0 THEN ${now} + interval '30 seconds'
      WHEN number % 50 = 2 THEN ${now} - interval '5 minutes' END
    FROM fleet, LATERAL (VALUES
      ('PROBE', CASE WHEN situation NOT IN ('USER', 'DOUBTED') THEN probe_at END),
      ('WARNING', CASE WHEN enabled THEN warn_at END),
      ('EXPIRY', CASE WHEN enabled THEN expires_at END),
      ('CONFIRM', CASE WHEN situation = 'DOUBTED'
        THEN ${now} - interval '30 minutes' + share * interval '1 hour' END),
      ('CANDIDATE', CASE WHEN situation = 'CANDIDATE'
        THEN ${now} - interval '2 minutes' + share * interval '5 minutes' END)
    ) AS due (kind, due_at) WHERE due_at IS NOT NULL`,
  issues: `
    INSERT INTO "Issue" ("workspaceId", "id", "kind", "subject", "sellerAccountId", "openAs", "state", "facts",
      "openedAt", "resolvedAt", "dueAt")
    SELECT workspace, ${idOf("e000", "number")}, 'TOKEN_DISABLED', id::text, id,
      CASE WHEN number % 100 = 0 THEN 'TOKEN_DISABLED ' || id END,
      (CASE WHEN number % 100 = 0 THEN 'OPEN' ELSE 'RESOLVED' END)::"IssueState", '{}',
      ${now} - interval '10 days', CASE WHEN number % 100 <> 0 THEN ${now} - interval '9 days' END,
      CASE WHEN number % 200 = 0 THEN ${now} - interval '10 minutes' + share * interval '4 hours' END
    FROM fleet WHERE number % 10 = 0`,
  notifications: `
    INSERT INTO "Notification" ("workspaceId", "id", "issueId", "sellerAccountId", "stage", "channel",
      "recipientId", "createdAt", "dueAt")
    SELECT workspace, ${idOf("f000", "number")}, ${idOf("e000", "number")}, id, 'OPENED', 'EMAIL',
      ${idOf("9100", "number")}, ${now} - interval '10 days',
      CASE WHEN number % 400 = 0 THEN ${now} - interval '10 minutes' + share * interval '12 hours' END
    FROM fleet WHERE number % 10 = 0`,
};
