import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FLOWS } from "../src/planted/flows/list-flows.ts";
import { EVERY_SPELLING, plantCanaries } from "../src/planted/flows/plant-canaries.ts";
import { readLog } from "../src/planted/flows/read-log.ts";
import { readMetrics } from "../src/planted/flows/read-metrics.ts";
import { followEvents } from "../src/planted/flows/streams.ts";
import { listPlaces } from "../src/planted/places/list-places.ts";
import { ALLOWANCES } from "../src/planted/search/allowances.ts";
import { writeDocument } from "../src/planted/search/document.ts";
import { readPlace } from "../src/planted/search/place.ts";
import { describeLeaks, writeReport } from "../src/planted/search/report.ts";
import { runSearch, type SearchResult } from "../src/planted/search/run-search.ts";
import type { PlantedSecret } from "../src/planted/search/vault.ts";
import { ECHOES } from "../src/planted/world/echoes.ts";
import { openWorld, type World } from "../src/planted/world/open-world.ts";

const ROOT = join(import.meta.dirname, "../..");

let world: World;
let secrets: PlantedSecret[];
let result: SearchResult;

beforeAll(async () => {
  world = await openWorld();
  const endStreams = followEvents(world);
  await plantCanaries(world);
  for (const flow of FLOWS) await flow.run(world);
  await readLog(world);
  await endStreams();
  await readMetrics(world);
  await world.recorder.settle();
  await world.learnFromProcesses();
  await world.watch.stop();
  secrets = world.vault.list();
  result = await runSearch(listPlaces(world), secrets, ALLOWANCES);
  const report = writeReport(result, secrets);
  process.stdout.write(`\n${report}\n\n`);
  const path = process.env.PLANTED_SECRETS_REPORT;
  if (path !== undefined) await writeFile(join(ROOT, path), writeDocument(report));
}, 240_000);

afterAll(async () => {
  await world?.close();
}, 60_000);

it("finds no secret but where it may stand", () => {
  expect(describeLeaks(result)).toEqual([]);
});

it("leaves no core dump and no report of a crash", async () => {
  const files = await readdir(ROOT);
  expect(files.filter((name) => /^core(?:\.\d+)?$|^report\..*\.json$/.test(name))).toEqual([]);
});

it("has used every secret", () => {
  const unused = secrets.filter(({ proof }) => proof === null);
  expect(unused.map(({ name }) => name)).toEqual([]);
});

it("has searched something in every place, and found there what is leaked on purpose", () => {
  const blind = result.places.filter(({ bytes, canaries }) => bytes === 0 || canaries === 0);
  expect(blind.map(({ name }) => name)).toEqual([]);
});

it("has found everything that is leaked on purpose, in every spelling", () => {
  const found = new Set(result.canaries.map(({ secret }) => secret));
  expect(secrets.filter((secret) => secret.kind === "canary" && !found.has(secret))).toEqual([]);
  const spelled = result.canaries.filter(({ secret }) => secret.name.endsWith(EVERY_SPELLING));
  const spellings = new Set(spelled.map(({ encoding }) => encoding));
  expect([...spellings].sort()).toEqual(result.encodings.toSorted());
});

it("needs every entry in the list of where a secret may stand", () => {
  const unneeded = [...result.allowances].filter(([, count]) => count === 0);
  expect(unneeded.map(([{ why }]) => why)).toEqual([]);
});

it("has been through what it speaks of", async () => {
  expect([...world.amazon.echoed.keys()].sort()).toEqual(ECHOES.map(({ name }) => name).sort());
  const answers = await readPlace(world.recorder.responses.place);
  expect(CODES.filter((code) => !answers.includes(`"code":"${code}"`))).toEqual([]);
  const log = await readPlace(world.events.place);
  expect(EVENTS.filter((type) => !log.includes(`"type":"${type}"`))).toEqual([]);
});

const CODES = [
  ...["TOKEN_MALFORMED", "TOKEN_REJECTED", "TOKEN_IN_USE", "TOKEN_OF_OTHER_SELLER"],
  ...["GRANT_DISABLED", "AMAZON_UNAVAILABLE", "IDEMPOTENCY_MISMATCH", "CONFLICT", "BAD_INPUT"],
  ...["NOT_FOUND", "UNAUTHENTICATED", "INTERNAL"],
];
const EVENTS = [
  ...["ACCOUNT_CONNECTED", "ACCOUNT_DISCONNECTED", "TOKEN_ENABLED", "TOKEN_DISABLED"],
  ...["TOKEN_RENEWED", "AUTOMATION_ENABLED", "AUTOMATION_DISABLED"],
  ...["RENEW_LINK_CREATED", "RENEW_LINK_USED", "RENEW_LINK_REVOKED"],
  ...["APPLICATION_ADDED", "APPLICATION_SECRET_ROTATED", "APPLICATION_REMOVED"],
  ...["INCIDENT_OPENED", "INCIDENT_CLOSED"],
];
