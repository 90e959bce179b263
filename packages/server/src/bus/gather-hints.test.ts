import { expect, it, vi } from "vitest";
import { gatherHints } from "./gather-hints.ts";

it("sends each id once, however often it is given, in lists of two hundred", async () => {
  const sent: string[] = [];
  const hint = gatherHints((ids) => sent.push(ids));
  for (let id = 0; id < 300; id += 1) {
    hint(`${id}`);
    hint(`${id}`);
  }
  await vi.waitFor(() => expect(sent.map((ids) => ids.split(",").length)).toEqual([200, 100]));
  expect(new Set(sent.join(",").split(",")).size).toBe(300);
});
