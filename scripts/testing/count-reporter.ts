import type { Reporter, TestModule, TestSuite } from "vitest/node";
import { type Counts, writeCounts } from "./counts.ts";

/** Writes down what a run counted, with the reason each skipped test gave. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    writeCounts(countTests(modules, unhandledErrors.length));
  }
}

function countTests(modules: readonly TestModule[], unhandled: number): Counts {
  const counts: Counts = { passed: 0, failed: unhandled, skipped: [] };
  for (const module of modules) {
    // A file that could not be read, or a hook that threw, fails without a test that failed.
    counts.failed += countSuiteErrors(module);
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === "passed") counts.passed += 1;
      else if (result.state === "failed") counts.failed += 1;
      else {
        const note = result.state === "skipped" ? result.note : "it never ran";
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        const { mode } = test.options;
        const reason = mode === "run" ? "a hook before it failed" : `marked ${mode}`;
        counts.skipped.push({ name, reason: note ?? reason });
      }
    }
  }
  return counts;
}

function countSuiteErrors(module: TestModule): number {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return suites.reduce((sum, suite) => sum + suite.errors().length, 0);
}
