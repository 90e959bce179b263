import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FleetNode } from "../fleet/fleet-node.ts";

const WARNING_LEVEL = 40;

/** How many lines of a process's log are warnings, or worse. */
export async function countComplaints(logFolder: string, { name }: FleetNode): Promise<number> {
  const text = await readFile(join(logFolder, `${name}.log`), "utf8");
  return text
    .split("\n")
    .filter((line) => Number(/^\{"level":(\d+)/.exec(line)?.[1]) >= WARNING_LEVEL).length;
}
