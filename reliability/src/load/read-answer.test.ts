import { expect, it } from "vitest";
import { readAnswer } from "./read-answer.ts";

const body = (value: object) => JSON.stringify(value);

it("is certain of payloads, and of refusals that stay", () => {
  const payload = { __typename: "RenamePayload" };
  expect(readAnswer(200, body({ data: { rename: payload } }))).toEqual({
    ...{ kind: "certain", value: payload, attempts: 1 },
  });
  const refusal = { code: "NOT_FOUND", retryable: false };
  expect(readAnswer(200, body({ data: { rename: refusal } })).kind).toBe("certain");
});

it.each([
  ["a refusal that may pass", 200, { data: { a: { code: "CONFLICT", retryable: true } } }],
  ["a request that was not looked at", 429, { errors: [{ extensions: { code: "RATE_LIMITED" } }] }],
])("knows that %s had no effect", (_what, status, answer) => {
  expect(readAnswer(status, body(answer)).kind).toBe("refused");
});

it.each([
  ["a failure of the server", 500, body({ errors: [{ extensions: { code: "INTERNAL" } }] })],
  ["an answer that broke off", 200, '{"data":{"a'],
  ["no answer", 502, ""],
])("knows nothing after %s", (_what, status, text) => {
  expect(readAnswer(status, text).kind).toBe("uncertain");
});
