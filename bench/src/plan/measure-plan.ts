/** A node of a plan, as EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) tells it; what we read of it. */
export interface PlanNode {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Relation Name"?: string;
  "Index Name"?: string;
  Operation?: string;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: PlanNode[];
}

export interface ExplainedPlan {
  Plan: PlanNode;
  "Execution Time": number;
}

export interface PlanMeasure {
  /** How rows are reached, each way once: the index, or "Seq Scan on" and the table. */
  ways: string[];
  /** Tables that are read from end to end. */
  scannedTables: string[];
  /** Rows of tables that were looked at, kept or not. */
  rowsRead: number;
  /** Rows answered, or written where a statement answers none. */
  rowsAskedFor: number;
  /** Pages of 8 KiB, from the cache or not. */
  buffers: number;
  milliseconds: number;
}

export function measurePlan({ Plan, "Execution Time": milliseconds }: ExplainedPlan): PlanMeasure {
  const nodes = listNodes(Plan);
  const scans = nodes.filter(isScan);
  const writes = nodes.filter((node) => node.Operation !== undefined);
  // A node that writes without answering has no rows of its own: what feeds it tells how many.
  const written = writes.flatMap((node) => node.Plans ?? []).map(rowsOf);
  return {
    ways: [...new Set(nodes.flatMap(wayOf))],
    scannedTables: scans
      .filter((node) => node["Node Type"] === "Seq Scan" && node["Actual Loops"] > 0)
      .flatMap((node) => node["Relation Name"] ?? []),
    rowsRead: sum(scans.map(rowsReadBy)),
    rowsAskedFor: Math.max(rowsOf(Plan), ...written),
    buffers: (Plan["Shared Hit Blocks"] ?? 0) + (Plan["Shared Read Blocks"] ?? 0),
    milliseconds,
  };
}

function listNodes(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}

function isScan(node: PlanNode): boolean {
  return node["Relation Name"] !== undefined && node.Operation === undefined;
}

function wayOf(node: PlanNode): string[] {
  if (node["Index Name"] !== undefined) return [node["Index Name"]];
  return isScan(node) && node["Node Type"] === "Seq Scan"
    ? [`Seq Scan on ${node["Relation Name"]}`]
    : [];
}

function rowsOf(node: PlanNode): number {
  return Math.round(node["Actual Rows"] * node["Actual Loops"]);
}

/** PostgreSQL tells averages of a loop, also of rows that were passed over. */
function rowsReadBy(node: PlanNode): number {
  const removed =
    (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return Math.round((node["Actual Rows"] + removed) * node["Actual Loops"]);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
