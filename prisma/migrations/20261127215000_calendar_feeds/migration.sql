ALTER TYPE "EventType" ADD VALUE 'CALENDAR_FEED_CREATED';
ALTER TYPE "EventType" ADD VALUE 'CALENDAR_FEED_REVOKED';

CREATE TABLE "CalendarFeed" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "apiKeyId" UUID,
    "memberId" UUID,
    "sellerAccountId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "shown" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("workspaceId","id"),
    -- Nobody's feed would end with nobody.
    CONSTRAINT "CalendarFeed_has_one_maker" CHECK (num_nonnulls("apiKeyId", "memberId") = 1)
);

CREATE UNIQUE INDEX "CalendarFeed_hash_key" ON "CalendarFeed"("hash");
CREATE INDEX "CalendarFeed_workspaceId_apiKeyId_idx" ON "CalendarFeed"("workspaceId", "apiKeyId");
CREATE INDEX "CalendarFeed_workspaceId_memberId_idx" ON "CalendarFeed"("workspaceId", "memberId");
CREATE INDEX "CalendarFeed_workspaceId_sellerAccountId_idx" ON "CalendarFeed"("workspaceId", "sellerAccountId");

ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_workspaceId_apiKeyId_fkey" FOREIGN KEY ("workspaceId", "apiKeyId") REFERENCES "ApiKey"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Who leaves, takes his feeds along: were he to come back, they stay gone.
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT "evergrant_protect"('"CalendarFeed"');
-- Whose a feed is, is found by its address.
SELECT "evergrant_open_to_system"('"CalendarFeed"');
GRANT SELECT ("workspaceId", "id", "hash") ON "CalendarFeed" TO evergrant_system;
