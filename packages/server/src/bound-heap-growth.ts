import { setFlagsFromString } from "node:v8";

/**
 * How much the heap grows by, in percent of what has outlived a full collection, before there is another one. Left to
 * itself V8 lets it grow to several times that where much comes at once, such as thousands of streams; what is then
 * collected leaves holes between what stays, and the room is not given back.
 */
const GROWTH_PERCENT = 50;

/** For the whole process, from here on. */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
