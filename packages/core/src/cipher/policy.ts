/** Records that are read, wrapped anew and written together. */
export const PORTION_RECORDS = 500;
/** Records of a portion whose keys are asked for at once, where the provider is remote. */
export const REWRAPS_AT_ONCE = 25;
/** How often a column is gone through until all that others held meanwhile is done, and how long is waited before each time. */
export const PASSES_MAX = 10;
export const PASS_WAIT_MS = 200;
/** Records that are named one by one for each thing that is wrong with them. */
export const NAMED_RECORDS = 20;
