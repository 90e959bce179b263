import { readFile } from "node:fs/promises";
import { parser } from "@prometheus-io/lezer-promql";
import { beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "../src/metrics/create-metrics.ts";
import { watchDatabase } from "../src/metrics/watch-database.ts";
import { watchDeliveries } from "../src/metrics/watch-deliveries.ts";
import { watchDueWork } from "../src/metrics/watch-due-work.ts";
import { watchNode } from "../src/metrics/watch-node.ts";

const FOLDER = new URL("../../../observability/", import.meta.url);
const SUFFIXES = ["_bucket", "_sum", "_count"];

let offered: Set<string>;
let expressions: { where: string; expr: string }[];
let shown: Set<string>;

beforeAll(async () => {
  const metrics = createMetrics();
  const clock = { now: () => new Date() };
  const nobody = { database: {} as never, clock, machineClock: clock };
  watchNode(metrics.registry, "all");
  watchDatabase(metrics, nobody.database);
  watchDueWork(metrics, nobody, async () => 0);
  watchDeliveries(metrics, nobody);
  offered = new Set(
    metrics.registry.getMetricsAsArray().flatMap(({ name, type }) => {
      const isSplit = String(type) === "histogram" || String(type) === "summary";
      return isSplit ? SUFFIXES.map((suffix) => name + suffix) : [name];
    }),
  );
  const dashboard = JSON.parse(await readFile(new URL("grafana-dashboard.json", FOLDER), "utf8"));
  const panels: Panel[] = dashboard.panels;
  const ofPanels = panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ where: title, expr })),
  );
  const rules: Rules = parse(await readFile(new URL("alerts.yml", FOLDER), "utf8"));
  const ofRules = rules.groups.flatMap((group) =>
    group.rules.map(({ alert, expr }) => ({ where: alert, expr })),
  );
  expressions = [...ofPanels, ...ofRules];
  shown = new Set(ofPanels.flatMap(({ expr }) => read(expr).metrics));
});

interface Panel {
  title: string;
  targets?: { expr: string }[];
}
interface Rules {
  groups: { rules: { alert: string; expr: string }[] }[];
}

/** What an expression of PromQL asks for, and whether it can be read. */
function read(expr: string): { metrics: string[]; isReadable: boolean } {
  // Grafana puts a duration there before Prometheus reads it.
  const text = expr.replaceAll("$__rate_interval", "5m");
  const metrics: string[] = [];
  let isReadable = true;
  parser.parse(text).iterate({
    enter({ type, from, to, node }) {
      if (type.isError) isReadable = false;
      if (type.name === "Identifier" && node.parent?.name === "VectorSelector")
        metrics.push(text.slice(from, to));
    },
  });
  return { metrics, isReadable };
}

it("asks for metrics alone that there are", () => {
  for (const { where, expr } of expressions) {
    const { metrics, isReadable } = read(expr);
    expect({ where, isReadable }).toEqual({ where, isReadable: true });
    expect({ where, unknown: metrics.filter((name) => !offered.has(name)) }).toEqual({
      where,
      unknown: [],
    });
    expect({ where, count: metrics.length }).not.toEqual({ where, count: 0 });
  }
});

it("shows every metric of ours", () => {
  const ours = [...offered].filter((name) => name.startsWith("evergrant_"));
  const base = (name: string) => name.replace(/_(?:bucket|sum|count)$/, "");
  const seen = new Set([...shown].map(base));
  expect([...new Set(ours.map(base))].filter((name) => !seen.has(name))).toEqual([]);
});

it("reads expressions as they are", () => {
  expect(read('sum by (kind) (rate(evergrant_jobs_total{kind="a"}[5m])) / other_total')).toEqual({
    metrics: ["evergrant_jobs_total", "other_total"],
    isReadable: true,
  });
  expect(read("sum(rate(").isReadable).toBe(false);
});
