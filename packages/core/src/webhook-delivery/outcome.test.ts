import { expect, it } from "vitest";
import { judgeAnswer, type Outcome } from "./outcome.ts";

const answered = (status: number) =>
  judgeAnswer({ isAnswered: true, status, headers: new Headers(), body: Buffer.of() });

it.each<[Outcome, number[]]>([
  ["DELIVERED", [200, 201, 202, 204, 299]],
  ["RETRY", [408, 409, 425, 429, 500, 502, 503, 504, 599]],
  ["REFUSED", [300, 301, 302, 304, 307, 400, 401, 403, 404, 405, 413, 422, 451]],
  ["GONE", [410]],
])("takes as %s what answers %j", (outcome, statuses) => {
  expect(statuses.map(answered)).toEqual(statuses.map(() => outcome));
});

it("tries again where nothing was answered, but for an address that is not to be called", () => {
  const failed = (code: string) => judgeAnswer({ isAnswered: false, code, message: "" });
  expect(["TIMED_OUT", "ECONNREFUSED", "ENOTFOUND"].map(failed)).toEqual(Array(3).fill("RETRY"));
  expect(failed("NOT_PUBLIC")).toBe("REFUSED");
});
