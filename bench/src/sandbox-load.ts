import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "@evergrant/sandbox";
import { type Measured, measureSandbox } from "./sandbox/measure.ts";
import type { Send } from "./sandbox/run-load.ts";
import { startCommand } from "./sandbox/start-command.ts";

// How fast the sandbox is with very many sellers: pnpm --filter @evergrant/bench run sandbox

const MANY = { sellers: 100_000, orders: 50 };

interface Run extends Measured {
  rssMb?: number;
  restartSeconds?: number;
}

const folder = await mkdtemp(join(tmpdir(), "evergrant-sandbox-load-"));
try {
  const runs = {
    "in process": await measureInProcess(),
    "HTTP, memory": await measureCommand(undefined),
    "HTTP, folder": await measureCommand(folder),
  };
  process.stdout.write(writeTable(runs));
} finally {
  await rm(folder, { recursive: true });
}

async function measureInProcess(): Promise<Run> {
  const origin = "http://sandbox.test";
  const sandbox = await createSandbox({ publicUrl: origin });
  const send: Send = async ({ path, ...init }) => {
    const response = await sandbox.fetch(new Request(`${origin}${path}`, init));
    return { status: response.status, text: await response.text() };
  };
  const measured = await measureSandbox(send, sandbox.application, MANY);
  await sandbox.close();
  return measured;
}

async function measureCommand(data: string | undefined): Promise<Run> {
  const command = await startCommand(data);
  let run: Run;
  try {
    const measured = await measureSandbox(command.send, command.credentials, MANY);
    run = { ...measured, rssMb: command.readRssMb() };
  } finally {
    await command.stop();
  }
  if (data === undefined) return run;
  const restarted = await startCommand(data);
  await restarted.stop();
  return { ...run, restartSeconds: restarted.startSeconds };
}

function writeTable(runs: Record<string, Run>): string {
  const columns = Object.values(runs);
  const row = (name: string, getCell: (run: Run) => number | undefined, digits = 0) => {
    const cells = columns.map((run) => getCell(run)?.toFixed(digits) ?? "");
    return `| ${[name, ...cells].join(" | ")} |\n`;
  };
  const operations = [...(columns[0]?.answersPerSecond.keys() ?? [])];
  return [
    `| | ${Object.keys(runs).join(" | ")} |\n| --- | ${columns.map(() => "---:").join(" | ")} |\n`,
    row(`seconds to make ${MANY.sellers} sellers`, (run) => run.makeSeconds, 2),
    row("RSS at the end, MB", (run) => run.rssMb),
    row("seconds to start again", (run) => run.restartSeconds, 2),
    ...operations.map((name) =>
      row(`answers a second: ${name}`, (run) => run.answersPerSecond.get(name)),
    ),
  ].join("");
}
