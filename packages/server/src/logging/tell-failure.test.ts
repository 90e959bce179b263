import { DatabaseUnavailableError } from "@evergrant/db";
import { expect, it, vi } from "vitest";
import { tellFailure } from "./tell-failure.ts";

it("logs what failed with what it was, and nothing where the database was away", () => {
  const logger = { error: vi.fn() };
  tellFailure({ error: new DatabaseUnavailableError(new Error("gone")) }, logger, "It failed");
  expect(logger.error).not.toHaveBeenCalled();
  const error = new Error("wrong");
  tellFailure({ error, item: 7 }, logger, "It failed");
  expect(logger.error).toHaveBeenCalledExactlyOnceWith({ err: error, item: 7 }, "It failed");
});
