import type { PlanMeasure } from "./measure-plan.ts";

/** Rows that may be looked at for each that is asked for, and on top whatever is asked. */
export const ROWS_READ_EACH = 10;
export const ROWS_READ_BESIDE = 50;
/** Pages likewise: a row is found through an index of four levels, and written into several. */
export const BUFFERS_EACH = 50;
export const BUFFERS_BESIDE = 500;

/** What is wrong with a plan: work may grow with what is asked for, never with what is stored. */
export function judgePlan(
  { scannedTables, rowsRead, rowsAskedFor, buffers }: PlanMeasure,
  tenantTables: readonly string[],
): string[] {
  const rowsAllowed = ROWS_READ_EACH * rowsAskedFor + ROWS_READ_BESIDE;
  const buffersAllowed = BUFFERS_EACH * rowsAskedFor + BUFFERS_BESIDE;
  return [
    ...scannedTables
      .filter((table) => tenantTables.includes(table))
      .map((table) => `reads ${table} from end to end`),
    ...(rowsRead > rowsAllowed ? [`reads ${rowsRead} rows for ${rowsAskedFor}`] : []),
    ...(buffers > buffersAllowed ? [`touches ${buffers} pages for ${rowsAskedFor} rows`] : []),
  ];
}
