import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openIncident } from "../src/incident/change-incident.ts";
import { advance, type CoreWorld, createCoreWorld } from "./core-world.ts";
import { readIncidents } from "./incident-fixture.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./token-fixture.ts";

describe("an incident of an application without tokens", () => {
  let world: CoreWorld;
  beforeAll(async () => {
    world = await createCoreWorld();
  });
  beforeEach(async () => {
    await world.reset();
    await openIncident(world.installation, { applicationId: world.applicationId, region: null });
  });
  afterAll(() => world.close());

  it.each([true, false])("ends when Amazon knows it again: %s", async (isKnown) => {
    world.amazon.application = isKnown ? "ok" : "misconfigured";
    await advance(world, 5 * MINUTE_MS);
    const [incident] = await readIncidents(world);
    expect(incident?.closedAt !== null).toBe(isKnown);
  });

  it("is looked at each half hour once it is a day old", async () => {
    world.amazon.application = "misconfigured";
    await advance(world, DAY_MS);
    world.amazon.calls.length = 0;
    await advance(world, HOUR_MS);
    expect(world.amazon.calls.map(({ operation }) => operation)).toEqual([
      "checkApplication",
      "checkApplication",
    ]);
  });
});
