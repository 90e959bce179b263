import { expect, it } from "vitest";
import { judgeWrites } from "./judge-writes.ts";

const answered = (typename: string, mark = "A") => ({
  ...{ kind: "rename" as const, mark },
  answer: { kind: "certain" as const, value: { __typename: typename }, attempts: 1 },
});
const renamed = (name: string) => ({ type: "ACCOUNT_RENAMED", data: { name } });

it("is content with one effect of what was done, and none of what was refused", () => {
  const written = [answered("RenamePayload"), answered("ConflictError", "B")];
  expect(judgeWrites(written, [renamed("A")])).toEqual([]);
});

it.each([
  ["a lost effect", [answered("RenamePayload")], []],
  ["an effect twice", [answered("RenamePayload")], [renamed("A"), renamed("A")]],
  ["an effect of a refusal", [answered("ConflictError")], [renamed("A")]],
  ["an effect of nobody's", [], [renamed("A")]],
])("complains about %s", (_what, written, events) => {
  expect(judgeWrites(written, events)).toHaveLength(1);
});

it("knows a link by its payload", () => {
  const id = Buffer.from("RenewLink:1").toString("base64");
  const value = { __typename: "CreateRenewLinkPayload", renewLink: { id } };
  const answer = { kind: "certain" as const, value, attempts: 2 };
  const written = [{ kind: "renewLink" as const, mark: null, answer }];
  const made = { type: "RENEW_LINK_CREATED", data: { renewLinkId: "1" } };
  expect(judgeWrites(written, [made])).toEqual([]);
  expect(judgeWrites(written, [made, { ...made, data: { renewLinkId: "2" } }])).toHaveLength(1);
});
