-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "cause" TEXT;

-- CreateIndex
CREATE INDEX "SellerAccount_workspaceId_applicationId_idx" ON "SellerAccount"("workspaceId", "applicationId");
