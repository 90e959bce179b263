CREATE TYPE "WebhookEndpointStatus" AS ENUM ('ENABLED', 'DISABLED');

CREATE TYPE "WebhookDisabledReason" AS ENUM ('USER', 'GONE');

ALTER TYPE "EventType" ADD VALUE 'WEBHOOK_ENDPOINT_CREATED';
ALTER TYPE "EventType" ADD VALUE 'WEBHOOK_ENDPOINT_CHANGED';
ALTER TYPE "EventType" ADD VALUE 'WEBHOOK_ENDPOINT_ROTATED';
ALTER TYPE "EventType" ADD VALUE 'WEBHOOK_ENDPOINT_DELETED';
ALTER TYPE "EventType" ADD VALUE 'WEBHOOK_ENDPOINT_FAILING';
ALTER TYPE "EventType" ADD VALUE 'WEBHOOK_ENDPOINT_RECOVERED';
ALTER TYPE "EventType" ADD VALUE 'WEBHOOK_ENDPOINT_DISABLED';

CREATE TABLE "WebhookEndpoint" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "types" "EventType"[] DEFAULT ARRAY[]::"EventType"[],
    "sellerAccountIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "status" "WebhookEndpointStatus" NOT NULL DEFAULT 'ENABLED',
    "disabledReason" "WebhookDisabledReason",
    "secret" BYTEA,
    "previousSecret" BYTEA,
    "previousSecretUntil" TIMESTAMPTZ(3),
    "failuresInRow" INTEGER NOT NULL DEFAULT 0,
    "failingSince" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("workspaceId","id")
);

CREATE TABLE "WebhookQueue" (
    "workspaceId" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "heldUntil" TIMESTAMPTZ(3),
    "leasedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookQueue_pkey" PRIMARY KEY ("workspaceId","endpointId")
);

CREATE TABLE "WebhookLane" (
    "workspaceId" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "laneId" UUID NOT NULL,
    "isReplay" BOOLEAN NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WebhookLane_pkey" PRIMARY KEY ("workspaceId","endpointId","laneId","isReplay")
);

CREATE TABLE "WebhookDelivery" (
    "workspaceId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "laneId" UUID NOT NULL,
    "isReplay" BOOLEAN NOT NULL DEFAULT false,
    "sellerAccountId" UUID,
    "eventId" UUID NOT NULL,
    "eventType" "EventType" NOT NULL,
    "position" BIGINT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "armedAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("workspaceId","id")
);

CREATE TABLE "WebhookAttempt" (
    "workspaceId" UUID NOT NULL,
    "deliveryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "status" INTEGER,
    "failure" TEXT,
    "answerHeaders" JSONB,
    "answerBody" TEXT,

    CONSTRAINT "WebhookAttempt_pkey" PRIMARY KEY ("workspaceId","deliveryId","number")
);

CREATE INDEX "WebhookEndpoint_deletedAt_idx" ON "WebhookEndpoint"("deletedAt") WHERE "deletedAt" IS NOT NULL;

CREATE INDEX "WebhookQueue_dueAt_idx" ON "WebhookQueue"("dueAt") WHERE "dueAt" IS NOT NULL;

CREATE INDEX "WebhookLane_workspaceId_endpointId_dueAt_idx" ON "WebhookLane"("workspaceId", "endpointId", "dueAt");

CREATE INDEX "WebhookLane_dueAt_idx" ON "WebhookLane"("dueAt");

-- Which delivery is the first of its lane. What is finished is not in it.
CREATE INDEX "WebhookDelivery_workspaceId_endpointId_laneId_isReplay_posi_idx" ON "WebhookDelivery"("workspaceId", "endpointId", "laneId", "isReplay", "position") WHERE "status" = 'PENDING';

CREATE INDEX "WebhookDelivery_workspaceId_endpointId_id_idx" ON "WebhookDelivery"("workspaceId", "endpointId", "id");

CREATE INDEX "WebhookDelivery_workspaceId_endpointId_status_id_idx" ON "WebhookDelivery"("workspaceId", "endpointId", "status", "id");

CREATE INDEX "WebhookDelivery_workspaceId_status_id_idx" ON "WebhookDelivery"("workspaceId", "status", "id");

CREATE INDEX "WebhookDelivery_finishedAt_idx" ON "WebhookDelivery"("finishedAt") WHERE "finishedAt" IS NOT NULL;

CREATE UNIQUE INDEX "WebhookDelivery_workspaceId_eventId_endpointId_key" ON "WebhookDelivery"("workspaceId", "eventId", "endpointId");

ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "WebhookQueue" ADD CONSTRAINT "WebhookQueue_workspaceId_endpointId_fkey" FOREIGN KEY ("workspaceId", "endpointId") REFERENCES "WebhookEndpoint"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "WebhookLane" ADD CONSTRAINT "WebhookLane_workspaceId_endpointId_fkey" FOREIGN KEY ("workspaceId", "endpointId") REFERENCES "WebhookEndpoint"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_workspaceId_endpointId_fkey" FOREIGN KEY ("workspaceId", "endpointId") REFERENCES "WebhookEndpoint"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "WebhookAttempt" ADD CONSTRAINT "WebhookAttempt_workspaceId_deliveryId_fkey" FOREIGN KEY ("workspaceId", "deliveryId") REFERENCES "WebhookDelivery"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_status_check" CHECK ("status" IN ('PENDING', 'DELIVERED', 'FAILED'));

SELECT "evergrant_protect"(protected::regclass) FROM unnest(ARRAY[
  '"WebhookEndpoint"', '"WebhookQueue"', '"WebhookLane"', '"WebhookDelivery"', '"WebhookAttempt"'
]) AS protected;

-- Which endpoints something waits for, how much in all, and what is over, is found across workspaces.
SELECT "evergrant_open_to_system"(opened::regclass) FROM unnest(ARRAY[
  '"WebhookEndpoint"', '"WebhookQueue"', '"WebhookLane"', '"WebhookDelivery"'
]) AS opened;
GRANT SELECT, UPDATE ("leasedUntil") ON "WebhookQueue" TO evergrant_system;
GRANT SELECT ("dueAt") ON "WebhookLane" TO evergrant_system;
GRANT SELECT ("workspaceId", "id", "finishedAt"), DELETE ON "WebhookDelivery" TO evergrant_system;
GRANT SELECT ("workspaceId", "id", "deletedAt"), DELETE ON "WebhookEndpoint" TO evergrant_system;

SELECT "evergrant_open_to_operator"('"WebhookEndpoint"');
GRANT SELECT ("workspaceId", "id", "secret", "previousSecret"), UPDATE ("secret", "previousSecret") ON "WebhookEndpoint" TO evergrant_operator;
