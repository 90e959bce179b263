import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Evergrant, findPlace, type Place, startEvergrant } from "../src/start-evergrant.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const run = promisify(execFile);

let place: Place;
let evergrant: Evergrant;

beforeAll(async () => {
  place = await findPlace(await mkdtemp(join(tmpdir(), "evergrant-readme-")));
  evergrant = await startEvergrant(place);
}, 120_000);

afterAll(async () => {
  await evergrant?.stop();
  await rm(place.folder, { recursive: true, force: true });
}, 60_000);

it("walks the README's tour, as it is written", async () => {
  const readme = await readFile(join(ROOT, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/```sh tour\n(.*?)```/gs)].map((match) => match[1]);
  expect(blocks.length).toBeGreaterThan(3);
  const { stdout } = await run("bash", ["-euo", "pipefail", "-c", blocks.join("\n")], {
    env: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      EVERGRANT_DATA_DIR: place.folder,
    },
  });
  expect(stdout).toMatch(/^BEGIN:VCALENDAR\r$/m);
  expect(stdout).toContain("X-WR-CALNAME:Amazon renewals");
  const answers = stdout.split("\n").filter((line) => line.startsWith('{"data"'));
  expect(answers.map((line) => JSON.parse(line))).toMatchObject([
    { data: { enableReviewAutomation: { reviewAutomation: { status: "ENABLED" } } } },
    {
      data: {
        sellerAccount: {
          hasAlert: true,
          mwsToken: { status: "DISABLED", disabledReason: "REVOKED" },
          reviewAutomation: { status: "DISABLED", disabledBy: "TOKEN" },
        },
      },
    },
    { data: { enableMwsToken: { mwsToken: { status: "ENABLED" } } } },
    {
      data: {
        enableReviewAutomation: {
          reviewAutomation: { status: "ENABLED" },
          sellerAccount: { nextActions: [] },
        },
      },
    },
    { data: { createRenewLink: { url: expect.stringContaining("/renew/") } } },
    { data: { viewer: { name: "Demo", role: "OWNER" } } },
  ]);
}, 120_000);

it("runs the quickstart, as a user's program", async () => {
  const { stdout } = await run(
    process.execPath,
    [join(ROOT, "examples/node-quickstart/index.ts")],
    {
      env: { EVERGRANT_DATA_DIR: place.folder },
    },
  );
  expect(stdout).toContain("The revoked token is refused: GrantDisabledError");
  expect(stdout.trimEnd().endsWith("Review Automation is ENABLED")).toBe(true);
}, 60_000);
