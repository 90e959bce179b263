import type { WorkspaceTransaction } from "@evergrant/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { InstallationDeps } from "../src/deps.ts";
import { claimRows } from "../src/due-work/claim-rows.ts";
import { drainDueWork } from "../src/due-work/drain-due-work.ts";
import { followIssue } from "../src/issue/follow-issue.ts";
import { FLAP_MS } from "../src/issue/policy.ts";
import { advance } from "./core-world.ts";
import { confirmRefusal } from "./incident-fixture.ts";
import { HOUR_MS } from "./token-fixture.ts";
import {
  addPerson,
  connectOwned,
  createToldWorld,
  died,
  expiring,
  happen,
  healed,
  type Person,
  readIssue,
  sendAll,
  settle,
  type ToldWorld,
  takeMails,
  tellOf,
} from "./told-world.ts";

const LOST = "Shop has lost its access to Amazon";

let world: ToldWorld;
let ann: Person;
beforeAll(async () => {
  world = await createToldWorld();
});
beforeEach(async () => {
  await world.reset();
  ann = await addPerson(world, "operator", "ann");
  await addPerson(world, "owner");
});
afterAll(() => world.close());

const pass = async (milliseconds: number) => {
  await advance(world, milliseconds);
  world.machineClock.advance(milliseconds);
  await sendAll(world);
};

const fail = (error: unknown) => {
  throw error;
};

/** The same installation, in which something happens before its next transaction commits. */
function beforeFirstCommit(
  installation: InstallationDeps,
  happens: () => Promise<void>,
): InstallationDeps {
  let isFirst = true;
  const { database } = installation;
  const inWorkspace: typeof database.inWorkspace = (scope) => {
    const client = database.inWorkspace(scope);
    return new Proxy(client, {
      get(target, name) {
        if (name !== "$transaction" || !isFirst) return Reflect.get(target, name);
        isFirst = false;
        return (run: (tx: WorkspaceTransaction) => Promise<unknown>) =>
          client.$transaction(async (tx) => {
            const answer = await run(tx);
            await happens();
            return answer;
          });
      },
    });
  };
  return { ...installation, database: { ...database, inWorkspace } };
}

describe("an incident", () => {
  const open = async (region: "NA" | "EU" = "NA") => {
    const { applicationId } = world;
    const incident = await world.client.amazonIncident.create({
      data: { id: crypto.randomUUID(), applicationId, region, openedAt: world.clock.now() },
    });
    const data = { incidentId: incident.id, region, applicationId };
    await happen(world, { type: "INCIDENT_OPENED", data });
    return async () => {
      await world.client.amazonIncident.update({
        where: { id: incident.id },
        data: { closedAt: world.clock.now() },
      });
      await happen(world, { type: "INCIDENT_CLOSED", data });
    };
  };

  it("is told to the owners, and keeps back what concerns one account until it is over", async () => {
    const account = await connectOwned(world, ann);
    const close = await open();
    expect(takeMails(world)).toEqual(["owner: Amazon refuses many healthy tokens at once"]);
    await happen(world, expiring(account, 7));
    await pass(HOUR_MS);
    expect(takeMails(world)).toEqual([]);
    await close();
    expect(takeMails(world)).toEqual(["ann: The authorization of Shop ends in 7 days"]);
    await pass(FLAP_MS);
    expect(takeMails(world)).toEqual(["owner: Solved: Amazon refuses many healthy tokens at once"]);
  });

  it("that ends while something is being held back has it told", async () => {
    const account = await connectOwned(world, ann);
    const close = await open();
    await tellOf(world, expiring(account, 7));
    await drainDueWork(world.installation, { kind: "DISPATCH" }, fail);
    takeMails(world);
    const now = world.clock.now();
    const [claimed] = await claimRows(world.installation, { kind: "ISSUE", now, limit: 10 });
    if (claimed === undefined) throw new Error("Nothing was claimed");
    await followIssue(beforeFirstCommit(world.installation, close), claimed);
    await settle(world);
    expect(takeMails(world)).toEqual(["ann: The authorization of Shop ends in 7 days"]);
    expect(await readIssue(world, "TOKEN_EXPIRING")).toMatchObject({ isHeld: false });
  });

  it("of another region keeps nothing back", async () => {
    const account = await connectOwned(world, ann);
    await open("EU");
    takeMails(world);
    await happen(world, died(account));
    expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
  });

  it("that outlasts what it kept back leaves that untold", async () => {
    const account = await connectOwned(world, ann);
    const close = await open();
    await happen(world, expiring(account, 7));
    await happen(world, { type: "TOKEN_RENEWED", account });
    takeMails(world);
    await close();
    await pass(FLAP_MS);
    expect(takeMails(world)).toEqual(["owner: Solved: Amazon refuses many healthy tokens at once"]);
  });
});

it.each([
  ["API_KEY_EXPIRING", "API_KEY_REVOKED", { apiKeyId: "k", name: "Key", lastFour: "abcd" }],
  ["API_KEY_EXPIRING", "API_KEY_ROTATED", { apiKeyId: "k", name: "Key", lastFour: "abcd" }],
  [
    "APPLICATION_SECRET_EXPIRING",
    "APPLICATION_SECRET_ROTATED",
    { amazonApplicationId: "a", name: "Own" },
  ],
  ["APPLICATION_SECRET_EXPIRING", "APPLICATION_REMOVED", { amazonApplicationId: "a", name: "Own" }],
] as const)("tells owners of %s until %s", async (begins, ends, data) => {
  const date = "2026-03-08T12:00:00.000Z";
  const left = { stageDays: 7, daysLeft: 7, expiresAt: date, secretExpiresAt: date };
  await happen(world, { type: begins, data: { ...data, ...left } });
  expect(takeMails(world)).toEqual([expect.stringMatching(/^owner: .* ends in 7 days$/)]);
  await happen(world, { type: ends, data });
  expect(await readIssue(world, begins)).toMatchObject({ state: "RESOLVED" });
});

const WEBHOOK = { webhookEndpointId: "w", name: "Orders" };
const SILENT = "owner: The webhook Orders does not answer";

it("tells owners of a webhook that fails, once, also when it is stopped, and that it is well", async () => {
  await happen(world, { type: "WEBHOOK_ENDPOINT_FAILING", data: WEBHOOK });
  expect(takeMails(world)).toEqual([SILENT]);
  await happen(world, { type: "WEBHOOK_ENDPOINT_DISABLED", data: WEBHOOK });
  expect(takeMails(world)).toEqual([]);
  await happen(world, { type: "WEBHOOK_ENDPOINT_RECOVERED", data: WEBHOOK });
  await pass(FLAP_MS);
  expect(takeMails(world)).toEqual(["owner: Solved: The webhook Orders does not answer"]);
});

it.each([
  ["deleted", { type: "WEBHOOK_ENDPOINT_DELETED" }],
  ["stopped by hand", { type: "WEBHOOK_ENDPOINT_CHANGED", after: { status: "DISABLED" } }],
  ["tried anew", { type: "WEBHOOK_ENDPOINT_CHANGED", after: { failingSince: null } }],
] as const)("says nothing more of a webhook that was %s", async (_how, change) => {
  await happen(world, { type: "WEBHOOK_ENDPOINT_DISABLED", data: WEBHOOK });
  await happen(world, { type: "WEBHOOK_ENDPOINT_CHANGED", data: WEBHOOK, after: { name: "O" } });
  expect(await readIssue(world, "WEBHOOK_FAILING")).toMatchObject({ state: "OPEN" });
  expect(takeMails(world)).toEqual([SILENT]);
  await happen(world, { ...change, data: WEBHOOK });
  await pass(FLAP_MS);
  expect(await readIssue(world, "WEBHOOK_FAILING")).toMatchObject({ state: "RESOLVED" });
  expect(takeMails(world)).toEqual([]);
});

it("opens one issue of a token that Amazon refuses, by the whole way from the probe", async () => {
  const account = await connectOwned(world, ann);
  await confirmRefusal(world, account);
  await settle(world);
  expect(takeMails(world)).toEqual([`ann: ${LOST}`]);
});

it("counts from when a cause began and ended, however late that is looked at", async () => {
  const account = await connectOwned(world, ann);
  await happen(world, died(account));
  takeMails(world);
  await tellOf(world, healed(account));
  world.clock.advance(FLAP_MS);
  const again = world.clock.now();
  await tellOf(world, died(account));
  world.clock.advance(HOUR_MS);
  await settle(world);
  expect(takeMails(world)).toEqual(["ann: 2 things to look at in Workspace"]);
  expect(await readIssue(world)).toMatchObject({ openedAt: again, state: "OPEN" });
});
