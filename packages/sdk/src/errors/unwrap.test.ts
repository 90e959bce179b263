import { expect, it } from "vitest";
import type { EnableMwsTokenResult } from "../mws-tokens.ts";
import { ApiError } from "./api-error.ts";
import { unwrap } from "./unwrap.ts";

it("throws a refusal as one ApiError", () => {
  const refused: EnableMwsTokenResult = {
    __typename: "AmazonUnavailableError",
    code: "AMAZON_UNAVAILABLE",
    message: "Try again later.",
    retryable: true,
  };
  expect(() => unwrap(refused)).toThrow(
    expect.toSatisfy(
      (error: unknown) =>
        error instanceof ApiError &&
        error.code === "AMAZON_UNAVAILABLE" &&
        error.message === "Try again later." &&
        error.retryable,
    ),
  );
});

it("answers a payload as it is, typed without the refusals", () => {
  const result: { __typename: "Payload"; done: boolean } = { __typename: "Payload", done: true };
  expect(unwrap(result).done).toBe(true);
});
