-- Since when a log holds what no planner has looked at; null: nothing. Told by whoever writes an event. While it
-- stays as it is, moving the head along touches no index.
ALTER TABLE "WorkspaceLog" ADD COLUMN "undispatchedSince" TIMESTAMPTZ(3);
CREATE INDEX "WorkspaceLog_undispatchedSince_idx" ON "WorkspaceLog"("undispatchedSince") WHERE "undispatchedSince" IS NOT NULL;

CREATE TABLE "EventDispatch" (
    "workspaceId" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "EventDispatch_pkey" PRIMARY KEY ("workspaceId")
);
ALTER TABLE "EventDispatch" ADD CONSTRAINT "EventDispatch_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was told before there were planners sets nothing going.
ALTER TABLE "WorkspaceLog" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "EventDispatch" ("workspaceId", "position") SELECT "workspaceId", "position" FROM "WorkspaceLog";
ALTER TABLE "WorkspaceLog" FORCE ROW LEVEL SECURITY;

SELECT "evergrant_protect"('"EventDispatch"');
SELECT "evergrant_open_to_system"('"EventDispatch"');
GRANT SELECT, INSERT, UPDATE ON "EventDispatch" TO evergrant_system;
GRANT UPDATE ("undispatchedSince") ON "WorkspaceLog" TO evergrant_tenant, evergrant_system;
