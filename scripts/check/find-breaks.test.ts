import { describe, expect, it } from "vitest";
import { findBreaks } from "./find-breaks.ts";

const RELEASED = `type Query { account(id: ID!): Account } type Account { id: ID! name: String! }`;

describe("findBreaks", () => {
  it("finds nothing in a schema that only grew", async () => {
    const grown = RELEASED.replace("name: String!", "name: String! note: String");
    expect(await findBreaks(RELEASED, grown)).toEqual([]);
  });

  it("names a field that is gone", async () => {
    const breaks = await findBreaks(RELEASED, RELEASED.replace("name: String!", ""));
    expect(breaks).toEqual(["Field 'name' was removed from object type 'Account'"]);
  });

  it("names an argument that became required", async () => {
    const breaks = await findBreaks(RELEASED, RELEASED.replace("id: ID!)", "id: ID!, at: Int!)"));
    expect(breaks).toHaveLength(1);
  });
});
