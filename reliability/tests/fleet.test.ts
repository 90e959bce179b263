import { afterAll, beforeAll, expect, it } from "vitest";
import { openFleetWorkspace } from "../src/fleet/open-workspace.ts";
import { type Fleet, startFleet } from "../src/fleet/start-fleet.ts";
import { createCalls } from "../src/load/calls.ts";

let fleet: Fleet;

beforeAll(async () => {
  const databaseUrl = process.env.DATABASE_URL;
  fleet = await startFleet({ apis: 1, workers: 0, databaseUrl, say: () => {} });
}, 120_000);

afterAll(() => fleet.stop(), 60_000);

it("repeats a call that was lost until the answer is certain, and counts what was lost", async () => {
  const [api] = fleet.apis;
  if (api === undefined) throw new Error("The fleet has no API.");
  const { apiKey } = await openFleetWorkspace(fleet, "Before");
  const calls = createCalls({ apiKey });
  const query = `mutation ($input: UpdateWorkspaceInput!) {
    updateWorkspace(input: $input) { __typename ... on UpdateWorkspacePayload { workspace { name } } }
  }`;
  const variables = { input: { name: "After", idempotencyKey: "once" } };

  fleet.proxies.database.set({ kind: "stall" });
  const answer = calls.untilCertain(() => api, { query, variables });
  expect(calls.inFlight(api)).toBe(1);
  await api.kill();
  fleet.proxies.database.set({ kind: "pass" });
  await api.start();

  expect((await answer).value).toMatchObject({ workspace: { name: "After" } });
  expect(calls.takeUncertain()).toBeGreaterThan(0);
  expect(await api.terminate()).toBe(0);
  await calls.stop();
}, 120_000);
