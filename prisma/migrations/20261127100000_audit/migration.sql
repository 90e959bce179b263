ALTER TYPE "EventType" ADD VALUE 'ACCOUNT_CHANGED';
ALTER TYPE "EventType" ADD VALUE 'APPLICATION_ROTATION_ASKED';
ALTER TYPE "EventType" ADD VALUE 'AUTHORIZATION_STARTED';
ALTER TYPE "EventType" ADD VALUE 'WORKSPACE_CHANGED';

ALTER TABLE "WorkspaceLog"
    ADD COLUMN "hash" BYTEA,
    ADD COLUMN "occurredAt" TIMESTAMPTZ(3),
    ADD COLUMN "closedPosition" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "sealedPosition" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "sealedAt" TIMESTAMPTZ(3);

CREATE TABLE "EventPartition" (
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "droppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EventPartition_pkey" PRIMARY KEY ("startsAt")
);

CREATE TABLE "AuditKey" (
    "id" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "proof" BYTEA NOT NULL,
    "isPrivate" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditKey_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AuditSeal" (
    "workspaceId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "keyId" TEXT NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("workspaceId","position")
);

ALTER TABLE "AuditSeal" ADD CONSTRAINT "AuditSeal_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AuditSeal" ADD CONSTRAINT "AuditSeal_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "AuditKey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The log becomes a table of months.
ALTER TABLE "Event" RENAME TO "EventOfBefore";
ALTER TABLE "EventOfBefore" DROP CONSTRAINT "Event_pkey", DROP CONSTRAINT "Event_workspaceId_fkey";
DROP INDEX "Event_workspaceId_sellerAccountId_position_idx";
DROP INDEX "Event_workspaceId_id_key";

CREATE TABLE "Event" (
    "workspaceId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "type" "EventType" NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "sellerAccountId" UUID,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT,
    "keyId" TEXT,
    "address" TEXT,
    "cause" TEXT,
    "before" JSONB,
    "after" JSONB,
    "data" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("workspaceId","position","occurredAt")
) PARTITION BY RANGE ("occurredAt");

CREATE INDEX "Event_workspaceId_sellerAccountId_position_idx" ON "Event"("workspaceId", "sellerAccountId", "position");
ALTER TABLE "Event" ADD CONSTRAINT "Event_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Behind the months: takes what was told before its month was made.
CREATE TABLE "Event_default" PARTITION OF "Event" DEFAULT;

-- Makes the partition of a month, and takes over what had slipped into the default one; false where it
-- is there. Whoever may not own the tables may call it. Takes its locks in the order in which writers
-- do (workspace, then log), waits for none of them for long, and holds nothing while it waits for the
-- first: so that it can be told to come again, and nobody waits for it in a circle.
CREATE FUNCTION make_event_partition(moment TIMESTAMPTZ) RETURNS BOOLEAN
LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET timezone = 'UTC' SET lock_timeout = '3s' AS $$
DECLARE
    starts TIMESTAMPTZ := date_trunc('month', moment);
    ends TIMESTAMPTZ := starts + INTERVAL '1 month';
    part TEXT := 'Event_' || to_char(starts, 'YYYY_MM');
BEGIN
    PERFORM pg_advisory_xact_lock(7203114603);
    IF to_regclass(quote_ident(part)) IS NOT NULL THEN
        RETURN false;
    END IF;
    LOCK TABLE "Workspace" IN SHARE ROW EXCLUSIVE MODE;
    LOCK TABLE "Event_default" IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE %I (LIKE "Event" INCLUDING DEFAULTS)', part);
    EXECUTE format(
        'WITH moved AS (DELETE FROM "Event_default" WHERE "occurredAt" >= $1 AND "occurredAt" < $2 RETURNING *)
         INSERT INTO %I SELECT * FROM moved', part) USING starts, ends;
    EXECUTE format('ALTER TABLE "Event" ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, starts, ends);
    INSERT INTO "EventPartition" ("startsAt") VALUES (starts)
        ON CONFLICT ("startsAt") DO UPDATE SET "closedAt" = NULL, "droppedAt" = NULL;
    RETURN true;
END $$;

-- The months of what slipped into the default partition.
CREATE FUNCTION find_slipped_months() RETURNS SETOF TIMESTAMPTZ
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path FROM CURRENT SET timezone = 'UTC' AS $$
    SELECT DISTINCT date_trunc('month', "occurredAt") FROM "Event_default" ORDER BY 1
$$;

-- Drops the partition of a month. Waits for readers and writers for a moment only: they would queue behind it.
CREATE FUNCTION drop_event_partition(moment TIMESTAMPTZ) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET timezone = 'UTC' SET lock_timeout = '1s' AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7203114603);
    EXECUTE format('DROP TABLE IF EXISTS %I', 'Event_' || to_char(date_trunc('month', moment), 'YYYY_MM'));
END $$;

-- What was told so far is chained as core/src/audit/event-content.ts chains what is told from now on.
CREATE FUNCTION pg_temp.canonical(value JSONB) RETURNS TEXT LANGUAGE sql AS $$
    SELECT CASE jsonb_typeof(value)
        WHEN 'object' THEN (
            SELECT '{' || coalesce(string_agg(to_json(field.key)::TEXT || ':' || pg_temp.canonical(field.value), ',' ORDER BY field.key COLLATE "C"), '') || '}'
            FROM jsonb_each(value) AS field)
        WHEN 'array' THEN (
            SELECT '[' || coalesce(string_agg(pg_temp.canonical(item.value), ',' ORDER BY item.place), '') || ']'
            FROM jsonb_array_elements(value) WITH ORDINALITY AS item(value, place))
        ELSE value::TEXT
    END
$$;

DO $$
DECLARE
    told RECORD;
    of_workspace UUID;
    last_hash BYTEA;
    last_moment TIMESTAMPTZ;
    moment TIMESTAMPTZ;
BEGIN
    SET LOCAL timezone = 'UTC';
    FOR moment IN SELECT DISTINCT date_trunc('month', "occurredAt") FROM "EventOfBefore" LOOP
        PERFORM make_event_partition(moment);
    END LOOP;
    FOR told IN SELECT * FROM "EventOfBefore" ORDER BY "workspaceId", "position" LOOP
        IF of_workspace IS DISTINCT FROM told."workspaceId" THEN
            of_workspace := told."workspaceId";
            last_hash := decode(repeat('00', 32), 'hex');
            last_moment := told."occurredAt";
        END IF;
        -- Two that were told at once may stand milliseconds out of order: see WorkspaceLog.occurredAt.
        last_moment := greatest(last_moment, told."occurredAt");
        last_hash := sha256(convert_to(pg_temp.canonical(jsonb_build_object(
            'v', 1, 'workspaceId', told."workspaceId", 'position', told."position"::TEXT, 'id', told."id",
            'type', told."type", 'occurredAt', to_char(last_moment, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'sellerAccountId', told."sellerAccountId", 'actorKind', told."actorKind",
            'actorId', told."actorId", 'keyId', NULL, 'address', NULL, 'cause', told."cause",
            'before', NULL, 'after', NULL, 'data', told."data")), 'UTF8') || last_hash);
        INSERT INTO "Event" ("workspaceId", "position", "id", "type", "occurredAt", "sellerAccountId", "actorKind", "actorId", "cause", "data", "hash")
        VALUES (told."workspaceId", told."position", told."id", told."type", last_moment, told."sellerAccountId", told."actorKind", told."actorId", told."cause", told."data", last_hash);
        UPDATE "WorkspaceLog" SET "hash" = last_hash, "occurredAt" = last_moment
        WHERE "workspaceId" = told."workspaceId" AND "position" = told."position";
    END LOOP;
END $$;

DROP FUNCTION pg_temp.canonical(JSONB);
DROP TABLE "EventOfBefore";
