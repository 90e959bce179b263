-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL,
    "hashCheck" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);
