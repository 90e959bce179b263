-- What a scrape counts over all workspaces: issues that are open, by kind, and endpoints that fail.
CREATE INDEX "Issue_kind_idx" ON "Issue"("kind") WHERE "openAs" IS NOT NULL;
CREATE INDEX "WebhookEndpoint_failingSince_idx" ON "WebhookEndpoint"("failingSince") WHERE "failingSince" IS NOT NULL;
GRANT SELECT ("kind", "openAs") ON "Issue" TO evergrant_system;
GRANT SELECT ("failingSince") ON "WebhookEndpoint" TO evergrant_system;
