import { expect, it } from "vitest";
import { ROLES, scopesOfRole } from "./role.ts";
import { READ_SCOPES, SCOPES } from "./scope.ts";

it("gives each role all that the lesser one has, and something more", () => {
  const counts = ROLES.map((role) => {
    const scopes = scopesOfRole(role);
    expect(new Set(scopes).size).toBe(scopes.length);
    return scopes.length;
  });
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(new Set(counts).size).toBe(ROLES.length);
  for (const [index, role] of ROLES.entries()) {
    const lesser = ROLES[index - 1];
    if (lesser !== undefined)
      expect(scopesOfRole(role)).toEqual(expect.arrayContaining(scopesOfRole(lesser)));
  }
});

it("lets owners do everything, and viewers read", () => {
  expect([...scopesOfRole("owner")].sort()).toEqual([...SCOPES].sort());
  expect(scopesOfRole("viewer")).toEqual(expect.arrayContaining([...READ_SCOPES]));
  expect(scopesOfRole("viewer").filter((scope) => !scope.endsWith(":read"))).toEqual([]);
});
