-- CreateEnum
CREATE TYPE "AuthorizationOrigin" AS ENUM ('WORKSPACE', 'RENEW_LINK', 'SELLER_CENTRAL');

-- CreateEnum
CREATE TYPE "NotificationState" AS ENUM ('HANDLED', 'SET_ASIDE');

-- AlterEnum
ALTER TYPE "DueKind" ADD VALUE 'SUBSCRIPTION';

-- AlterEnum
ALTER TYPE "EventType" ADD VALUE 'RENEW_LINK_CREATED';
ALTER TYPE "EventType" ADD VALUE 'RENEW_LINK_USED';
ALTER TYPE "EventType" ADD VALUE 'RENEW_LINK_REVOKED';
ALTER TYPE "EventType" ADD VALUE 'APPLICATION_ADDED';
ALTER TYPE "EventType" ADD VALUE 'APPLICATION_CHANGED';
ALTER TYPE "EventType" ADD VALUE 'APPLICATION_REMOVED';
ALTER TYPE "EventType" ADD VALUE 'APPLICATION_SECRET_EXPIRING';
ALTER TYPE "EventType" ADD VALUE 'APPLICATION_SECRET_ROTATED';

-- DropForeignKey
ALTER TABLE "AmazonIncident" DROP CONSTRAINT "AmazonIncident_applicationId_fkey";

-- DropIndex
DROP INDEX "AmazonApplication_clientId_key";

-- AlterTable
ALTER TABLE "AmazonApplication" ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "isDraft" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "leasedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "name" TEXT NOT NULL DEFAULT 'Default',
ADD COLUMN     "rotationAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "secretExpiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "secretWarnedDays" INTEGER,
ADD COLUMN     "workspaceId" UUID;

-- AlterTable
ALTER TABLE "AmazonIncident" ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "leasedUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SellerAccount" ADD COLUMN     "sampleKey" INTEGER;

UPDATE "SellerAccount" SET "sampleKey" = hashtext("id"::text);

ALTER TABLE "SellerAccount" ALTER COLUMN "sampleKey" SET NOT NULL;

-- CreateTable
CREATE TABLE "AmazonSample" (
    "applicationId" UUID NOT NULL,
    "region" "AmazonRegion" NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "asked" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "AmazonSample_pkey" PRIMARY KEY ("applicationId","region")
);

-- CreateTable
CREATE UNLOGGED TABLE "AmazonBucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilledAt" TIMESTAMPTZ(3) NOT NULL,
    "ratePerSecond" DOUBLE PRECISION NOT NULL,
    "burst" DOUBLE PRECISION NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3),
    "refusals" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AmazonBucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE UNLOGGED TABLE "AmazonAccessToken" (
    "key" TEXT NOT NULL,
    "accessToken" BYTEA,
    "endsAt" TIMESTAMPTZ(3),
    "leasedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "AmazonAccessToken_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AmazonAuthorization" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "origin" "AuthorizationOrigin" NOT NULL,
    "sellerAccountId" UUID,
    "renewLinkId" UUID,
    "applicationId" UUID NOT NULL,
    "region" "AmazonRegion" NOT NULL,
    "name" TEXT,
    "returnUrl" TEXT,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AmazonAuthorization_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "RenewLink" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sellerAccountId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RenewLink_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "AmazonDestination" (
    "applicationId" UUID NOT NULL,
    "region" "AmazonRegion" NOT NULL,
    "arn" TEXT NOT NULL,
    "destinationId" TEXT NOT NULL,

    CONSTRAINT "AmazonDestination_pkey" PRIMARY KEY ("applicationId","region")
);

-- CreateTable
CREATE TABLE "AmazonSubscription" (
    "workspaceId" UUID NOT NULL,
    "sellerAccountId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,

    CONSTRAINT "AmazonSubscription_pkey" PRIMARY KEY ("workspaceId","sellerAccountId","type")
);

-- CreateTable
CREATE TABLE "AmazonNotification" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "state" "NotificationState" NOT NULL,
    "reason" TEXT,
    "body" BYTEA,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AmazonNotification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AmazonAccessToken_endsAt_idx" ON "AmazonAccessToken"("endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "AmazonAuthorization_id_key" ON "AmazonAuthorization"("id");

-- CreateIndex
CREATE INDEX "AmazonAuthorization_expiresAt_idx" ON "AmazonAuthorization"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "RenewLink_hash_key" ON "RenewLink"("hash");

-- CreateIndex
CREATE INDEX "RenewLink_workspaceId_sellerAccountId_idx" ON "RenewLink"("workspaceId", "sellerAccountId");

-- CreateIndex
CREATE INDEX "AmazonSubscription_subscriptionId_idx" ON "AmazonSubscription"("subscriptionId");

-- CreateIndex
CREATE INDEX "AmazonNotification_state_receivedAt_idx" ON "AmazonNotification"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "AmazonApplication_clientId_idx" ON "AmazonApplication"("clientId");

-- CreateIndex
CREATE INDEX "AmazonApplication_dueAt_idx" ON "AmazonApplication"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "AmazonApplication_workspaceId_clientId_key" ON "AmazonApplication"("workspaceId", "clientId");

-- CreateIndex
CREATE INDEX "AmazonIncident_dueAt_idx" ON "AmazonIncident"("dueAt");

-- CreateIndex
CREATE INDEX "SellerAccount_applicationId_region_sampleKey_idx" ON "SellerAccount"("applicationId", "region", "sampleKey");

-- AddForeignKey
ALTER TABLE "AmazonApplication" ADD CONSTRAINT "AmazonApplication_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonIncident" ADD CONSTRAINT "AmazonIncident_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "AmazonApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonSample" ADD CONSTRAINT "AmazonSample_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "AmazonApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonAuthorization" ADD CONSTRAINT "AmazonAuthorization_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonAuthorization" ADD CONSTRAINT "AmazonAuthorization_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "AmazonApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonAuthorization" ADD CONSTRAINT "AmazonAuthorization_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RenewLink" ADD CONSTRAINT "RenewLink_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonDestination" ADD CONSTRAINT "AmazonDestination_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "AmazonApplication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonSubscription" ADD CONSTRAINT "AmazonSubscription_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
