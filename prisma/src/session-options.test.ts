import { expect, it } from "vitest";
import { withSessionOptions } from "./session-options.ts";

it("sets the zone and keeps the options that were given", () => {
  const url = withSessionOptions(
    "postgresql://me@host/db?options=-c%20search_path%3Dother&sslmode=require",
  );
  const parameters = new URL(url).searchParams;
  expect(parameters.get("options")).toMatch(/^-c search_path=other -c TimeZone=UTC /);
  expect(parameters.get("sslmode")).toBe("require");
});
