-- CreateEnum
CREATE TYPE "IssueKind" AS ENUM ('TOKEN_DISABLED', 'TOKEN_EXPIRING', 'INCIDENT', 'APPLICATION_SECRET_EXPIRING', 'API_KEY_EXPIRING', 'WEBHOOK_FAILING');

-- CreateEnum
CREATE TYPE "IssueState" AS ENUM ('OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED');

-- CreateEnum
CREATE TYPE "MessageChannel" AS ENUM ('EMAIL', 'SLACK');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'SILENCED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "EventType" ADD VALUE 'ISSUE_ACKNOWLEDGED';
ALTER TYPE "EventType" ADD VALUE 'ISSUE_SNOOZED';
ALTER TYPE "EventType" ADD VALUE 'ACCOUNT_OWNER_CHANGED';
ALTER TYPE "EventType" ADD VALUE 'SLACK_CHANNEL_ADDED';
ALTER TYPE "EventType" ADD VALUE 'SLACK_CHANNEL_CHANGED';
ALTER TYPE "EventType" ADD VALUE 'SLACK_CHANNEL_REMOVED';
ALTER TYPE "EventType" ADD VALUE 'NOTIFICATION_PREFERENCES_CHANGED';

-- AlterTable
ALTER TABLE "SellerAccount" ADD COLUMN     "ownerId" UUID;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "escalateAfterHours" INTEGER NOT NULL DEFAULT 4;

-- CreateTable
CREATE TABLE "Issue" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "IssueKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "sellerAccountId" UUID,
    "openAs" TEXT,
    "state" "IssueState" NOT NULL,
    "stageDays" INTEGER,
    "facts" JSONB NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedByKind" "ActorKind",
    "acknowledgedById" TEXT,
    "snoozedUntil" TIMESTAMPTZ(3),
    "wakes" INTEGER NOT NULL DEFAULT 0,
    "toldStage" TEXT,
    "escalateAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),
    "isHeld" BOOLEAN NOT NULL DEFAULT false,
    "tellsHealing" BOOLEAN NOT NULL DEFAULT true,
    "dueAt" TIMESTAMPTZ(3),
    "leasedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "sellerAccountId" UUID,
    "stage" TEXT NOT NULL,
    "channel" "MessageChannel" NOT NULL,
    "recipientId" UUID NOT NULL,
    "isDigest" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "leasedUntil" TIMESTAMPTZ(3),
    "messageId" UUID,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Message" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel" "MessageChannel" NOT NULL,
    "recipientId" UUID NOT NULL,
    "state" "MessageState" NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attemptAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "NotificationPreferences" (
    "workspaceId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "emailKinds" "IssueKind"[],
    "urgentKinds" "IssueKind"[],
    "urgentWakes" BOOLEAN NOT NULL,
    "timeZone" TEXT NOT NULL,
    "quietStart" INTEGER,
    "quietEnd" INTEGER,
    "digestHour" INTEGER,

    CONSTRAINT "NotificationPreferences_pkey" PRIMARY KEY ("workspaceId","memberId")
);

-- CreateTable
CREATE TABLE "SlackChannel" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" BYTEA NOT NULL,
    "lastFour" TEXT NOT NULL,
    "kinds" "IssueKind"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SlackChannel_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "attemptAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Issue_workspaceId_openedAt_id_idx" ON "Issue"("workspaceId", "openedAt", "id");

-- CreateIndex
CREATE INDEX "Issue_workspaceId_sellerAccountId_openedAt_id_idx" ON "Issue"("workspaceId", "sellerAccountId", "openedAt", "id");

-- CreateIndex
CREATE INDEX "Issue_dueAt_idx" ON "Issue"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_workspaceId_openAs_key" ON "Issue"("workspaceId", "openAs");

-- CreateIndex
CREATE INDEX "Notification_workspaceId_recipientId_dueAt_idx" ON "Notification"("workspaceId", "recipientId", "dueAt");

-- CreateIndex
CREATE INDEX "Notification_workspaceId_messageId_idx" ON "Notification"("workspaceId", "messageId");

-- CreateIndex
CREATE INDEX "Notification_dueAt_idx" ON "Notification"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_workspaceId_issueId_stage_recipientId_key" ON "Notification"("workspaceId", "issueId", "stage", "recipientId");

-- CreateIndex
CREATE INDEX "Message_workspaceId_recipientId_createdAt_idx" ON "Message"("workspaceId", "recipientId", "createdAt");

-- CreateIndex
CREATE INDEX "Message_attemptAt_idx" ON "Message"("attemptAt");

-- CreateIndex
CREATE INDEX "OutgoingMail_attemptAt_idx" ON "OutgoingMail"("attemptAt");

-- CreateIndex
CREATE INDEX "SellerAccount_workspaceId_ownerId_idx" ON "SellerAccount"("workspaceId", "ownerId");

-- AddForeignKey
ALTER TABLE "SellerAccount" ADD CONSTRAINT "SellerAccount_workspaceId_ownerId_fkey" FOREIGN KEY ("workspaceId", "ownerId") REFERENCES "Member"("workspaceId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_workspaceId_issueId_fkey" FOREIGN KEY ("workspaceId", "issueId") REFERENCES "Issue"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_workspaceId_messageId_fkey" FOREIGN KEY ("workspaceId", "messageId") REFERENCES "Message"("workspaceId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationPreferences" ADD CONSTRAINT "NotificationPreferences_workspaceId_memberId_fkey" FOREIGN KEY ("workspaceId", "memberId") REFERENCES "Member"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SlackChannel" ADD CONSTRAINT "SlackChannel_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT "evergrant_protect"(protected::regclass) FROM unnest(ARRAY[
  '"Issue"', '"Notification"', '"Message"', '"NotificationPreferences"', '"SlackChannel"'
]) AS protected;

-- All of it: Better Auth names no columns.
GRANT SELECT ("escalateAfterHours") ON "Workspace" TO evergrant_identity;

-- What is due is found across workspaces, and held there; what it is about is read in its own.
SELECT "evergrant_open_to_system"(opened::regclass) FROM unnest(ARRAY['"Issue"', '"Notification"', '"Message"']) AS opened;
GRANT SELECT ("workspaceId", "id", "dueAt", "leasedUntil"), UPDATE ("leasedUntil") ON "Issue" TO evergrant_system;
GRANT SELECT ("workspaceId", "id", "recipientId", "dueAt", "leasedUntil"), UPDATE ("leasedUntil") ON "Notification" TO evergrant_system;
GRANT SELECT ("workspaceId", "id", "state", "attempts", "attemptAt"), UPDATE ("state", "attempts", "attemptAt") ON "Message" TO evergrant_system;

-- A mail to a person who may be in no workspace is nobody's but the installation's.
GRANT SELECT, INSERT, UPDATE, DELETE ON "OutgoingMail" TO evergrant_system;

-- Keys are wrapped anew.
SELECT "evergrant_open_to_operator"('"SlackChannel"');
GRANT SELECT ("workspaceId", "id", "url"), UPDATE ("url") ON "SlackChannel" TO evergrant_operator;
GRANT SELECT ("id", "content"), UPDATE ("content") ON "OutgoingMail" TO evergrant_operator;
