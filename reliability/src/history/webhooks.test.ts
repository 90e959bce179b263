import { expect, it } from "vitest";
import { judgeWebhooks } from "./webhooks.ts";

const events = [
  { id: "1", sellerAccountId: "a" },
  { id: "2", sellerAccountId: "b" },
  { id: "3", sellerAccountId: "a" },
];
const came = (...ids: string[]) => ids.map((id) => ({ headers: { "webhook-id": id } }));

it("is content where each came at least once, in the order of its account", () => {
  expect(judgeWebhooks(came("1", "1", "3", "2", "1"), events)).toEqual([]);
});

it.each([
  ["one that never came", came("1", "3")],
  ["one that came before an earlier one", came("3", "1", "2")],
])("complains about %s", (_what, calls) => {
  expect(judgeWebhooks(calls, events)).toHaveLength(1);
});
