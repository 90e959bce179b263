-- CreateIndex
CREATE INDEX "SellerAccount_sellingPartnerId_idx" ON "SellerAccount"("sellingPartnerId");
