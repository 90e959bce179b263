-- AlterTable
ALTER TABLE "MwsToken" ADD COLUMN     "candidateExpirySource" "ExpirySource";
