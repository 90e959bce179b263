import { defineConfig } from "vitest/config";
import { CountReporter } from "./scripts/testing/count-reporter.ts";
import { LongestFirst } from "./scripts/testing/longest-first.ts";

export default defineConfig({
  // graphql comes twice, and Vite would take another one than Node does.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    setupFiles: ["scripts/testing/fail-on-console-error.ts"],
    reporters: process.env.CI === undefined ? ["default"] : ["default", new CountReporter()],
    globalSetup: ["packages/testkit/src/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
