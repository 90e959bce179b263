import { BadInputError, KeysUnavailableError } from "@evergrant/core";
import { GraphQLError, locatedError, parse } from "graphql";
import { expect, it } from "vitest";
import { useMasking } from "./use-masking.ts";

function mask(error: unknown) {
  const logged: object[] = [];
  const { maskError } = useMasking({ error: (fields) => void logged.push(fields) });
  return { masked: maskError(error), logged };
}

const nodes = [...parse("{ viewer }").definitions];

it("passes on what GraphQL says of a request", () => {
  const ofVariable = new GraphQLError("Variable $a is wrong.", {
    originalError: new GraphQLError("Int cannot represent it."),
  });
  const code = "GRAPHQL_PARSE_FAILED";
  const ofSyntax = new GraphQLError("Syntax Error.", { extensions: { code } });
  expect(mask(ofSyntax)).toEqual({ masked: ofSyntax, logged: [] });
  const { masked, logged } = mask(ofVariable);
  expect(masked).toMatchObject({ message: ofVariable.message, extensions: { code: "BAD_INPUT" } });
  expect(logged).toEqual([]);
});

it("passes on a wrong argument that is found while executing", () => {
  const error = locatedError(new GraphQLError("Argument is null.", { nodes }), nodes, ["viewer"]);
  const { masked, logged } = mask(error);
  expect(masked).toMatchObject({ message: "Argument is null.", path: ["viewer"] });
  expect(logged).toEqual([]);
});

it("passes on what was thrown with a code to be shown", () => {
  const thrown = new GraphQLError("Gone.", { extensions: { code: "CURSOR_EXPIRED" } });
  expect(mask(locatedError(thrown, nodes, ["events"])).masked).toMatchObject({
    message: "Gone.",
    extensions: { code: "CURSOR_EXPIRED" },
  });
});

it("gives a refusal of core its code and place", () => {
  const { masked, logged } = mask(locatedError(new BadInputError("No."), nodes, ["events"]));
  expect(masked).toMatchObject({
    message: "No.",
    path: ["events"],
    extensions: { code: "BAD_INPUT", retryable: false },
  });
  expect(logged).toEqual([]);
});

it.each([
  ["a plain error", new Error("secret of ours")],
  [
    "a value that an enum does not have",
    new GraphQLError('Enum cannot represent "secret of ours"'),
  ],
])("hides %s of a resolver, and logs it", (_name, cause) => {
  const { masked, logged } = mask(locatedError(cause, nodes, ["viewer", "name"]));
  expect(JSON.stringify(masked)).not.toContain("secret of ours");
  expect(masked).toMatchObject({ path: ["viewer", "name"], extensions: { code: "INTERNAL" } });
  expect(logged).toEqual([
    {
      requestId: (masked as GraphQLError).extensions.requestId,
      err: cause,
      path: "viewer.name",
    },
  ]);
});

it("hides what is no error at all", () => {
  expect(mask("secret of ours").masked).toMatchObject({ extensions: { code: "INTERNAL" } });
});

it("says that what failed for want of keys may succeed later, and not why", () => {
  const { masked, logged } = mask(locatedError(new KeysUnavailableError("arn of ours"), nodes, []));
  expect(masked).toMatchObject({ extensions: { code: "INTERNAL", retryable: true } });
  expect(JSON.stringify(masked)).not.toContain("arn of ours");
  expect(logged).toHaveLength(1);
});
