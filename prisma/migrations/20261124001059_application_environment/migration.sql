-- AlterTable
ALTER TABLE "AmazonApplication" ADD COLUMN     "environmentHash" BYTEA;
