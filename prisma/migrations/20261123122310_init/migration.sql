-- CreateEnum
CREATE TYPE "AmazonRegion" AS ENUM ('NA', 'EU', 'FE');

-- CreateEnum
CREATE TYPE "MwsTokenStatus" AS ENUM ('DISABLED', 'ENABLED');

-- CreateEnum
CREATE TYPE "MwsTokenDisabledReason" AS ENUM ('EXPIRED', 'REVOKED', 'SELLER_INACTIVE', 'INVALID', 'USER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "MwsTokenKind" AS ENUM ('MWS_AUTH_TOKEN', 'LWA_REFRESH_TOKEN');

-- CreateEnum
CREATE TYPE "ExpirySource" AS ENUM ('AMAZON', 'TERM', 'USER', 'PROBE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ReviewAutomationStatus" AS ENUM ('DISABLED', 'ENABLED');

-- CreateEnum
CREATE TYPE "ReviewAutomationDisabledBy" AS ENUM ('DEFAULT', 'USER', 'TOKEN');

-- CreateEnum
CREATE TYPE "ReviewBacklog" AS ENUM ('RESCUE', 'ONLY_NEW');

-- CreateEnum
CREATE TYPE "EventType" AS ENUM ('ACCOUNT_CONNECTED', 'ACCOUNT_RENAMED', 'ACCOUNT_DISCONNECTED', 'TOKEN_ENABLED', 'TOKEN_DISABLED', 'TOKEN_EXPIRING', 'TOKEN_RENEWED', 'TOKEN_PENDING', 'TOKEN_REJECTED', 'TOKEN_DEGRADED', 'TOKEN_RECOVERED', 'AUTOMATION_ENABLED', 'AUTOMATION_DISABLED', 'AUTOMATION_RULES_CHANGED', 'INCIDENT_OPENED', 'INCIDENT_CLOSED');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('KEY', 'USER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "SecretSlot" AS ENUM ('CURRENT', 'CANDIDATE');

-- CreateEnum
CREATE TYPE "DueKind" AS ENUM ('WARNING', 'EXPIRY', 'CONFIRM', 'CANDIDATE', 'PROBE');

-- CreateEnum
CREATE TYPE "AnswerState" AS ENUM ('RUNNING', 'DONE');

-- CreateTable
CREATE TABLE "Workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "restoreAutomation" BOOLEAN NOT NULL DEFAULT false,
    "warningDays" INTEGER[] DEFAULT ARRAY[60, 30, 14, 7, 3, 1]::INTEGER[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkspaceLog" (
    "workspaceId" UUID NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "WorkspaceLog_pkey" PRIMARY KEY ("workspaceId")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "lastFour" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "AmazonApplication" (
    "id" UUID NOT NULL,
    "clientId" TEXT NOT NULL,
    "applicationId" TEXT NOT NULL,
    "clientSecret" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AmazonApplication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AmazonIncident" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "region" "AmazonRegion",
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AmazonIncident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SellerAccount" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sellingPartnerId" TEXT NOT NULL,
    "sellerProven" BOOLEAN NOT NULL DEFAULT false,
    "region" "AmazonRegion" NOT NULL,
    "marketplaceIds" TEXT[],
    "knownOrderId" TEXT,
    "missingRole" TEXT,
    "lastSyncedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SellerAccount_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "MwsToken" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sellerAccountId" UUID NOT NULL,
    "status" "MwsTokenStatus" NOT NULL,
    "disabledReason" "MwsTokenDisabledReason",
    "kind" "MwsTokenKind" NOT NULL,
    "lastFour" TEXT NOT NULL,
    "authorizedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "expirySource" "ExpirySource" NOT NULL,
    "statusChangedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastVerifiedAt" TIMESTAMPTZ(3),
    "degradedAt" TIMESTAMPTZ(3),
    "degradedTold" BOOLEAN NOT NULL DEFAULT false,
    "firstRevokedAt" TIMESTAMPTZ(3),
    "failedProbes" INTEGER NOT NULL DEFAULT 0,
    "warnedDays" INTEGER,
    "candidateKind" "MwsTokenKind",
    "candidateLastFour" TEXT,
    "candidateAuthorizedAt" TIMESTAMPTZ(3),
    "candidateExpiresAt" TIMESTAMPTZ(3),
    "candidateUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MwsToken_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "TokenSecret" (
    "workspaceId" UUID NOT NULL,
    "sellerAccountId" UUID NOT NULL,
    "slot" "SecretSlot" NOT NULL,
    "pasted" BYTEA NOT NULL,
    "refreshToken" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,

    CONSTRAINT "TokenSecret_pkey" PRIMARY KEY ("workspaceId","sellerAccountId","slot")
);

-- CreateTable
CREATE TABLE "TokenFingerprint" (
    "fingerprint" BYTEA NOT NULL,
    "workspaceId" UUID NOT NULL,
    "sellerAccountId" UUID NOT NULL,
    "verified" BOOLEAN NOT NULL,

    CONSTRAINT "TokenFingerprint_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "ReviewAutomation" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sellerAccountId" UUID NOT NULL,
    "status" "ReviewAutomationStatus" NOT NULL,
    "disabledBy" "ReviewAutomationDisabledBy",
    "marketplaceIds" TEXT[],
    "backlog" "ReviewBacklog",
    "statusChangedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewAutomation_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Event" (
    "workspaceId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "type" "EventType" NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "sellerAccountId" UUID,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("workspaceId","position")
);

-- CreateTable
CREATE TABLE "DueWork" (
    "workspaceId" UUID NOT NULL,
    "sellerAccountId" UUID NOT NULL,
    "kind" "DueKind" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "leasedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "DueWork_pkey" PRIMARY KEY ("workspaceId","sellerAccountId","kind")
);

-- CreateTable
CREATE TABLE "IdempotencyAnswer" (
    "workspaceId" UUID NOT NULL,
    "mutation" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" BYTEA NOT NULL,
    "state" "AnswerState" NOT NULL,
    "leasedUntil" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotencyAnswer_pkey" PRIMARY KEY ("workspaceId","mutation","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "AmazonApplication_clientId_key" ON "AmazonApplication"("clientId");

-- CreateIndex
CREATE INDEX "AmazonIncident_applicationId_closedAt_idx" ON "AmazonIncident"("applicationId", "closedAt");

-- CreateIndex
CREATE INDEX "SellerAccount_workspaceId_name_id_idx" ON "SellerAccount"("workspaceId", "name", "id");

-- CreateIndex
CREATE INDEX "SellerAccount_workspaceId_createdAt_id_idx" ON "SellerAccount"("workspaceId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SellerAccount_workspaceId_sellingPartnerId_key" ON "SellerAccount"("workspaceId", "sellingPartnerId");

-- CreateIndex
CREATE INDEX "MwsToken_workspaceId_expiresAt_sellerAccountId_idx" ON "MwsToken"("workspaceId", "expiresAt", "sellerAccountId");

-- CreateIndex
CREATE INDEX "MwsToken_workspaceId_status_sellerAccountId_idx" ON "MwsToken"("workspaceId", "status", "sellerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "MwsToken_workspaceId_sellerAccountId_key" ON "MwsToken"("workspaceId", "sellerAccountId");

-- CreateIndex
CREATE INDEX "TokenFingerprint_workspaceId_sellerAccountId_idx" ON "TokenFingerprint"("workspaceId", "sellerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewAutomation_workspaceId_sellerAccountId_key" ON "ReviewAutomation"("workspaceId", "sellerAccountId");

-- CreateIndex
CREATE INDEX "Event_workspaceId_sellerAccountId_position_idx" ON "Event"("workspaceId", "sellerAccountId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Event_workspaceId_id_key" ON "Event"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "DueWork_kind_dueAt_idx" ON "DueWork"("kind", "dueAt");

-- CreateIndex
CREATE INDEX "IdempotencyAnswer_createdAt_idx" ON "IdempotencyAnswer"("createdAt");

-- AddForeignKey
ALTER TABLE "WorkspaceLog" ADD CONSTRAINT "WorkspaceLog_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AmazonIncident" ADD CONSTRAINT "AmazonIncident_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "AmazonApplication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SellerAccount" ADD CONSTRAINT "SellerAccount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SellerAccount" ADD CONSTRAINT "SellerAccount_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "AmazonApplication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MwsToken" ADD CONSTRAINT "MwsToken_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenSecret" ADD CONSTRAINT "TokenSecret_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenFingerprint" ADD CONSTRAINT "TokenFingerprint_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewAutomation" ADD CONSTRAINT "ReviewAutomation_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DueWork" ADD CONSTRAINT "DueWork_workspaceId_sellerAccountId_fkey" FOREIGN KEY ("workspaceId", "sellerAccountId") REFERENCES "SellerAccount"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdempotencyAnswer" ADD CONSTRAINT "IdempotencyAnswer_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
