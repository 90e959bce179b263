-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "EventType" ADD VALUE 'API_KEY_CREATED';
ALTER TYPE "EventType" ADD VALUE 'API_KEY_CHANGED';
ALTER TYPE "EventType" ADD VALUE 'API_KEY_ROTATED';
ALTER TYPE "EventType" ADD VALUE 'API_KEY_REVOKED';
ALTER TYPE "EventType" ADD VALUE 'API_KEY_EXPIRING';

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "allowedAddresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "createdByKind" "ActorKind" NOT NULL DEFAULT 'SYSTEM',
ADD COLUMN     "expiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "prefix" TEXT NOT NULL DEFAULT 'eg_test_',
ADD COLUMN     "replacedById" UUID,
ADD COLUMN     "warnAt" TIMESTAMPTZ(3),
ADD COLUMN     "warnedDays" INTEGER;

-- CreateIndex
CREATE INDEX "ApiKey_warnAt_idx" ON "ApiKey"("warnAt");

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_workspaceId_replacedById_fkey" FOREIGN KEY ("workspaceId", "replacedById") REFERENCES "ApiKey"("workspaceId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Whose a key is, from where and until when it works, is found by it; its use, and what is due about its end.
GRANT SELECT ("allowedAddresses", "expiresAt", "lastUsedAt", "warnAt"), UPDATE ("lastUsedAt") ON "ApiKey" TO evergrant_system;
