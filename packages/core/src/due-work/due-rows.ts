import { Prisma } from "@evergrant/db";

/** Rows that say themselves, in a column dueAt, when something is due about them. Whatever asks for them is made from this. */
const TABLES = {
  INCIDENT: Prisma.raw('"AmazonIncident"'),
  APPLICATION: Prisma.raw('"AmazonApplication"'),
  ISSUE: Prisma.raw('"Issue"'),
  NOTIFICATION: Prisma.raw('"Notification"'),
};

export type RowKind = keyof typeof TABLES;
/** Of those what a workspace owns: its rows are found by that and their id. */
export type TenantRowKind = "ISSUE" | "NOTIFICATION";

export const ROW_KINDS = Object.keys(TABLES) as RowKind[];

export const tableOf = (kind: RowKind): Prisma.Sql => TABLES[kind];
