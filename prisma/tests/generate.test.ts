import { expect, it } from "vitest";
import { ensureGenerated } from "../src/generate.ts";

it("generates nothing while the client is current", async () => {
  await ensureGenerated();
  expect(await ensureGenerated()).toBe(false);
});
