-- Unlogged: a crash forgets a minute's points, and no request waits for a flush.
CREATE UNLOGGED TABLE "RateLimitCount" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimitCount_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "RateLimitCount_expire_idx" ON "RateLimitCount"("expire");

GRANT SELECT, INSERT, UPDATE, DELETE ON "RateLimitCount" TO evergrant_system;
