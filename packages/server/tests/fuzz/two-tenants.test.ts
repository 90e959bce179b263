import { afterAll, beforeAll, expect, it } from "vitest";
import type { Finding } from "./findings.ts";
import { fuzzOperations } from "./fuzz-operations.ts";
import { fuzzStreams } from "./fuzz-streams.ts";
import { compareOwnAnswers } from "./own-answers.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { openWorld, type World } from "./world.ts";

const TIMEOUT_MS = 300_000;

let world: World;
let prepared: Prepared;
const findings: Finding[] = [];
const onFinding = (finding: Finding) => void findings.push(finding);

beforeAll(async () => {
  world = await openWorld();
  prepared = await prepare(world);
}, TIMEOUT_MS);
afterAll(() => world.close());

it("answers as if nobody else were there", { timeout: TIMEOUT_MS }, async () => {
  await compareOwnAnswers(prepared, prepared.ownAnswers, onFinding);
  expect(findings).toEqual([]);
});

it("shows and changes nothing of another workspace's", { timeout: TIMEOUT_MS }, async () => {
  await fuzzOperations({ ...prepared, isThorough: true, onFinding });
  expect(findings).toEqual([]);
});

it("tells nobody what happens in another workspace", { timeout: TIMEOUT_MS }, async () => {
  await fuzzStreams(prepared, onFinding);
  expect(findings).toEqual([]);
});

it("leaves no field and no argument out", () => {
  process.stdout.write(`Two tenants, seed ${world.seed}: ${world.coverage.summary()}\n`);
  expect(world.coverage.missing()).toEqual({ fields: [], slots: [], answered: [] });
});

it("leaves the other's key as good as it was, and nothing unexpected in the log", async () => {
  const [viewer] = world.operations.filter(({ name }) => name === "viewer");
  if (viewer === undefined) throw new Error("There is no viewer.");
  const { data } = await world.ask(world.foreign.bearer, viewer, {});
  expect(data).toMatchObject({ viewer: { name: `${world.foreign.marker}-key` } });
  expect(world.opened.logged).toEqual([]);
});
