import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTool } from "../check/run-step.ts";

const setupFile = join(import.meta.dirname, "fail-on-console-error.ts");

describe("a stray console.error", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stray-"));
    const config = { test: { globals: true, setupFiles: [setupFile], reporters: ["default"] } };
    await writeFile(join(folder, "vitest.config.mjs"), `export default ${JSON.stringify(config)};`);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const runTest = async (name: string, text: string) => {
    await writeFile(join(folder, `${name}.test.js`), text);
    return runTool("vitest", "run", "--root", folder, `${name}.test.js`);
  };

  it("fails a run that would pass without it", async () => {
    const { hasPassed, output } = await runTest(
      "noisy",
      `it("a", () => console.error("oh dear"));`,
    );
    expect(output).toContain("oh dear");
    expect(hasPassed).toBe(false);
  });

  it("leaves a silent run alone, and one that expects the complaint", async () => {
    const { hasPassed, output } = await runTest(
      "silent",
      `it("a", () => {});
       it("b", () => {
         const spy = vi.spyOn(console, "error").mockImplementation(() => {});
         console.error("expected");
         expect(spy).toHaveBeenCalledOnce();
         spy.mockRestore();
       });`,
    );
    expect(hasPassed, output).toBe(true);
  });
});
