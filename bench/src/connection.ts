import type { withConnection } from "@evergrant/db/owner";

/** One connection of the driver's, without Prisma in between. */
export type Connection = Parameters<Parameters<typeof withConnection>[1]>[0];
