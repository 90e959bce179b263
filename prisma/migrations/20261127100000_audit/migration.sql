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
    "keyId" TEXT,
    "signature" BYTEA,

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

-- The log becomes a table of months. Whoever owns it is to see all that was told while it moves.
ALTER TABLE "Event" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "WorkspaceLog" NO FORCE ROW LEVEL SECURITY;
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
-- first: so that it can be told to come again, and nobody waits for it in a circle. A partition has no
-- policies, for nobody but its owner may use it by its name: what is granted and forbidden is the log's.
CREATE FUNCTION "evergrant_make_event_partition"(moment timestamptz) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '3s' AS $$
DECLARE
  starts timestamptz := date_trunc('month', moment);
  ends timestamptz := starts + interval '1 month';
  part text := 'Event_' || to_char(starts, 'YYYY_MM');
BEGIN
  PERFORM pg_advisory_xact_lock(7203114603);
  IF to_regclass(format('public.%I', part)) IS NOT NULL THEN
    RETURN false;
  END IF;
  LOCK TABLE public."Workspace" IN SHARE ROW EXCLUSIVE MODE;
  LOCK TABLE public."Event_default" IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('CREATE TABLE public.%I (LIKE public."Event" INCLUDING DEFAULTS)', part);
  -- It is attached empty: for rows that are in it, PostgreSQL would look up all workspaces at once, which
  -- row-level security hides from an owner who is no superuser. Each new row's it looks up past that.
  CREATE TEMPORARY TABLE moved (LIKE public."Event") ON COMMIT DROP;
  WITH slipped AS (
    DELETE FROM public."Event_default" WHERE "occurredAt" >= starts AND "occurredAt" < ends RETURNING *
  ) INSERT INTO pg_temp.moved SELECT * FROM slipped;
  EXECUTE format('ALTER TABLE public."Event" ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)', part, starts, ends);
  EXECUTE format('INSERT INTO public.%I SELECT * FROM pg_temp.moved', part);
  DROP TABLE pg_temp.moved;
  INSERT INTO public."EventPartition" ("startsAt") VALUES (starts)
    ON CONFLICT ("startsAt") DO UPDATE SET "closedAt" = NULL, "droppedAt" = NULL, "keyId" = NULL, "signature" = NULL;
  RETURN true;
END $$;

-- The months of what slipped into the default partition.
CREATE FUNCTION "evergrant_find_slipped_months"() RETURNS SETOF timestamptz LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
  SELECT DISTINCT date_trunc('month', "occurredAt") FROM public."Event_default" ORDER BY 1
$$;

-- Drops the partition of a month. Waits for readers and writers for a moment only: they would queue behind it.
CREATE FUNCTION "evergrant_drop_event_partition"(moment timestamptz) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '1s' AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7203114603);
  EXECUTE format('DROP TABLE IF EXISTS public.%I', 'Event_' || to_char(date_trunc('month', moment), 'YYYY_MM'));
END $$;

REVOKE ALL ON FUNCTION "evergrant_make_event_partition"(timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION "evergrant_find_slipped_months"() FROM PUBLIC;
REVOKE ALL ON FUNCTION "evergrant_drop_event_partition"(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "evergrant_make_event_partition"(timestamptz) TO evergrant_system;
GRANT EXECUTE ON FUNCTION "evergrant_find_slipped_months"() TO evergrant_system;
GRANT EXECUTE ON FUNCTION "evergrant_drop_event_partition"(timestamptz) TO evergrant_system;

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
        PERFORM "evergrant_make_event_partition"(moment);
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

-- Behind row-level security again, and what is new with it.
SELECT "evergrant_protect"(protected::regclass) FROM unnest(ARRAY['"Event"', '"AuditSeal"']) AS protected;
ALTER TABLE "WorkspaceLog" FORCE ROW LEVEL SECURITY;
REVOKE UPDATE, DELETE ON "Event" FROM evergrant_tenant;
REVOKE INSERT, UPDATE, DELETE ON "AuditSeal" FROM evergrant_tenant;
-- A workspace moves the head of its log along; what is closed and sealed of it is the system's to say.
REVOKE UPDATE ON "WorkspaceLog" FROM evergrant_tenant, evergrant_system;
GRANT UPDATE ("position", "hash", "occurredAt") ON "WorkspaceLog" TO evergrant_tenant;
-- Of a signing key a workspace sees what verifies its seals.
GRANT SELECT ("id", "publicKey", "createdAt") ON "AuditKey" TO evergrant_tenant;

SELECT "evergrant_open_to_system"(opened::regclass) FROM unnest(ARRAY['"Event"', '"AuditSeal"']) AS opened;
GRANT UPDATE ("position", "hash", "occurredAt", "closedPosition", "sealedPosition", "sealedAt") ON "WorkspaceLog" TO evergrant_system;
-- The last hash of a month is sealed before the month is dropped; of what was told the system reads no more.
GRANT SELECT ("workspaceId", "position", "occurredAt", "hash"), INSERT ON "Event" TO evergrant_system;
GRANT INSERT ON "AuditSeal" TO evergrant_system;
GRANT SELECT, INSERT ON "AuditKey" TO evergrant_system;
GRANT SELECT, UPDATE ("closedAt", "droppedAt", "keyId", "signature") ON "EventPartition" TO evergrant_system;

-- Logs are verified, and signing keys wrapped anew, by commands of who runs the installation.
SELECT "evergrant_open_to_operator"(opened::regclass) FROM unnest(ARRAY['"Event"', '"WorkspaceLog"', '"AuditSeal"']) AS opened;
GRANT SELECT ON "Event", "WorkspaceLog", "AuditSeal", "AuditKey", "EventPartition" TO evergrant_operator;
GRANT UPDATE ("proof") ON "AuditKey" TO evergrant_operator;
