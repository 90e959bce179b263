// Everything that can be known without running the product. Every step runs; each prints a line.
import { checkGenerated } from "./check/check-generated.ts";
import { runScript, runTool, type StepResult } from "./check/run-step.ts";
import { type Counts, writeCounts } from "./testing/counts.ts";

const STEPS: Record<string, () => Promise<StepResult>> = {
  // First, because the types and the unused code of what is generated are looked at below.
  "generated files are up to date": checkGenerated,
  "format, lint, import arrows": () => runTool("biome", "check", "--error-on-warnings", "."),
  types: () => runTool("tsc", "-p", "tsconfig.json", "--noEmit"),
  "unused code and dependencies": () => runTool("knip", "--no-progress"),
  "schema is compatible with the released one": () => runScript("scripts/schema-compatibility.ts"),
  "file lengths": () => runScript("scripts/line-counts.ts"),
};

const counts: Counts = { passed: 0, failed: 0, skipped: [] };
for (const [name, runStep] of Object.entries(STEPS)) {
  const startedAt = performance.now();
  const { hasPassed, output } = await runStep();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${hasPassed ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
  if (!hasPassed) process.stdout.write(`${output.trimEnd()}\n\n`);
  counts[hasPassed ? "passed" : "failed"] += 1;
}

if (process.env.CI !== undefined) writeCounts(counts);
process.exitCode = counts.failed === 0 ? 0 : 1;
