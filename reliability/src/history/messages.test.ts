import { expect, it } from "vitest";
import { judgeMessages } from "./messages.ts";

const post = (...titles: string[]) => ({
  path: "/slack",
  body: JSON.stringify({
    blocks: [
      ...titles.map((title) => ({ type: "section", text: { text: `*${title}*\nWhy it is so.` } })),
      { type: "context" },
    ],
  }),
});
const webhook = { path: "/evergrant", body: "{}" };
const sent = (title: string) => ({ title, state: "SENT" });
const uncertain = (title: string) => ({ title, state: "UNCERTAIN" });

it("is content where each cause was told once, and an uncertain one once at most", () => {
  const told = [sent("A"), sent("B"), uncertain("C"), uncertain("D"), sent("A")];
  expect(judgeMessages([post("A", "B"), webhook, post("A"), post("D")], told)).toEqual([]);
});

it.each([
  ["one that never came", [], [sent("A")]],
  ["one that came twice", [post("A"), post("A")], [sent("A")]],
  ["one that came twice, uncertain", [post("A"), post("A")], [uncertain("A")]],
  ["one without a cause", [post("A")], []],
])("complains about %s", (_what, calls, told) => {
  expect(judgeMessages(calls, told)).toHaveLength(1);
});
