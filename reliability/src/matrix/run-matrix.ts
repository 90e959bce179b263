import { writeTable } from "../report/write-table.ts";
import type { Run } from "../run.ts";
import { AMAZON_CELLS } from "./amazon.ts";
import type { Cell } from "./cell.ts";
import { openMatrixWorld } from "./open-matrix-world.ts";
import { POSTGRES_CELLS } from "./postgres.ts";
import { REDIS_CELLS } from "./redis.ts";
import { type Lived, runCell } from "./run-cell.ts";
import { SMTP_CELLS } from "./smtp.ts";
import { TARGET_CELLS } from "./target.ts";

const CELLS: readonly Cell[] = [
  ...[...POSTGRES_CELLS, ...REDIS_CELLS, ...AMAZON_CELLS, ...SMTP_CELLS, ...TARGET_CELLS],
];
const NAMES: Record<Cell["dependency"], string> = {
  ...{ database: "PostgreSQL", redis: "Redis", smtp: "SMTP", target: "Webhook target" },
  ...{ lwa: "Amazon LWA", spApi: "Amazon SP-API" },
};

/** Each dependency at fault in each way, while people are at work. */
export const runMatrix: Run = async ({ isShort, checks, say, startFleet }) => {
  const fleet = await startFleet({ apis: 2, workers: 1 });
  const world = await openMatrixWorld(fleet);
  const cells = CELLS.filter(
    ({ isInShort, dependency }) =>
      (isInShort || !isShort) && (dependency !== "redis" || fleet.redis !== null),
  );
  const lived: Lived[] = [];
  for (const cell of cells) {
    const one = await runCell(cell, world, checks);
    lived.push(one);
    say(
      `${NAMES[cell.dependency]} ${cell.name}: ${one.harmed} connections harmed, ${uncertainOf(one)} calls uncertain, healed after ${seconds(one.healedMs)}.`,
    );
  }
  await world.follower.stop();
  await fleet.stop();
  const rows = lived.map((one) => [
    ...[NAMES[one.cell.dependency], one.cell.name, describe(one)],
    ...[one.harmed, uncertainOf(one), seconds(one.healedMs)],
  ]);
  const head = ["Dependency", "Fault", "What people see, and the slowest answer"];
  return `## When a dependency misbehaves

People read, write, connect, verify and invite at ${fleet.apis.length} processes while each dependency is at fault; a write that is told to come
again is repeated with its key. Every write that was answered has had one effect, who follows the log was told every event once, every
mail and every webhook came, and no token was disabled.

${writeTable([...head, "Harmed", "Uncertain", "Healed after"], rows)}`;
};

function uncertainOf({ users }: Lived): number {
  return users.reduce((sum, { uncertain }) => sum + uncertain, 0);
}

function describe({ users, sent }: Lived): string {
  const seen = users
    .map(({ name, sights }) => {
      const kinds = [...new Set(sights.map(({ seen }) => seen))].toSorted();
      return `${name}: ${kinds.join(" or ")} (${seconds(Math.max(0, ...sights.map(({ ms }) => ms)))})`;
    })
    .join("; ");
  return sent === undefined
    ? seen
    : `${seen}; ${sent.what}: all came (${seconds(sent.ms)} after it)`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
