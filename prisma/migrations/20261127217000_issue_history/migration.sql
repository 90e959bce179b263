-- Issues that have ended are found by what they were about, and those that wait for an incident's end by that alone.
CREATE INDEX "Issue_workspaceId_subject_resolvedAt_idx" ON "Issue"("workspaceId", "subject", "resolvedAt");
CREATE INDEX "Issue_workspaceId_idx" ON "Issue"("workspaceId") WHERE "isHeld";

-- What ended long ago is forgotten, over all workspaces: issues with their notifications, and messages.
CREATE INDEX "Issue_resolvedAt_idx" ON "Issue"("resolvedAt") WHERE "resolvedAt" IS NOT NULL;
CREATE INDEX "Message_createdAt_idx" ON "Message"("createdAt");
GRANT SELECT ("resolvedAt"), DELETE ON "Issue" TO evergrant_system;
GRANT SELECT ("messageId") ON "Notification" TO evergrant_system;
GRANT SELECT ("createdAt"), DELETE ON "Message" TO evergrant_system;

-- Mails and posts are sent beside each other.
GRANT SELECT ("channel") ON "Message" TO evergrant_system;
