-- Until when what was set going for an endpoint is still to be given up, portion by portion.
ALTER TABLE "WebhookQueue" ADD COLUMN "stoppedAt" TIMESTAMPTZ(3);

-- What has waited longest for an endpoint. What is finished is not in it.
CREATE INDEX "WebhookDelivery_workspaceId_endpointId_armedAt_idx" ON "WebhookDelivery"("workspaceId", "endpointId", "armedAt") WHERE "status" = 'PENDING';
