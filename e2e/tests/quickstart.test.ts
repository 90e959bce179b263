import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findFreePort } from "../src/free-port.ts";

const QUICKSTART = join(import.meta.dirname, "../../examples/node-quickstart/index.ts");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "evergrant-quickstart-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = () =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const env = { EVERGRANT_DATA_DIR: folder };
    execFile(process.execPath, [QUICKSTART], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code, stdout, stderr }),
    );
  });

it.each([
  ["was ever started", async () => {}],
  [
    "runs any more",
    async () => {
      const url = `http://127.0.0.1:${await findFreePort()}`;
      const demo = { graphqlUrl: `${url}/graphql`, sandboxUrl: url, apiKey: "eg_test_gone" };
      await writeFile(join(folder, "demo.json"), JSON.stringify(demo));
    },
  ],
])("says in one line what to do where no demo %s", async (_what, prepare) => {
  await prepare();
  const { code, stdout, stderr } = await run();
  expect(stderr).toMatch(/^No demo runs .* start one with "npx -y pnpm@12 start" .*\n$/);
  expect([code, stdout]).toEqual([1, ""]);
});
