import { expect, it } from "vitest";
import { readDemoEnvironment, readProductionEnvironment, StartError } from "./environment.ts";

const KEY = Buffer.alloc(32, 1).toString("base64");
const COMPLETE = {
  DATABASE_URL: "postgres://127.0.0.1/evergrant",
  EVERGRANT_PUBLIC_URL: "https://evergrant.test",
  EVERGRANT_ENCRYPTION_KEYS: `2:${KEY},1:${KEY}`,
  EVERGRANT_AMAZON_CLIENT_ID: "id",
  EVERGRANT_AMAZON_CLIENT_SECRET: "planted-secret",
  EVERGRANT_AMAZON_APPLICATION_ID: "app",
};

it("needs nothing for the demo", () => {
  expect(readDemoEnvironment({})).toMatchObject({ PORT: 4000, SANDBOX_PORT: 4010 });
});

it("takes an empty variable for an absent one", () => {
  expect(readDemoEnvironment({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 4000 });
});

it("reads a complete production environment", () => {
  const { EVERGRANT_ROLE, EVERGRANT_ENCRYPTION_KEYS } = readProductionEnvironment(COMPLETE);
  expect(EVERGRANT_ROLE).toBe("all");
  expect(EVERGRANT_ENCRYPTION_KEYS.map(({ id }) => id)).toEqual([2, 1]);
});

it("reads the origins that browsers may be sent back to", () => {
  const read = (list: string) => readDemoEnvironment({ EVERGRANT_RETURN_ORIGINS: list });
  expect(readDemoEnvironment({}).EVERGRANT_RETURN_ORIGINS).toEqual([]);
  expect(read("https://a.test, http://127.0.0.1:3000").EVERGRANT_RETURN_ORIGINS).toEqual([
    "https://a.test",
    "http://127.0.0.1:3000",
  ]);
  for (const list of ["https://a.test/path", "a.test", "*", "javascript:alert(1)"])
    expect(() => read(list), list).toThrow(/EVERGRANT_RETURN_ORIGINS/);
});

it("names every problem at once, and no value", () => {
  const read = () =>
    readProductionEnvironment({
      ...COMPLETE,
      DATABASE_URL: undefined,
      PORT: "planted-port",
      EVERGRANT_ROLE: "boss",
      EVERGRANT_ENCRYPTION_KEYS: "1:planted-key",
    });
  expect(read).toThrow(StartError);
  const message = messageOf(read);
  for (const name of ["DATABASE_URL: is missing", "PORT:", "EVERGRANT_ROLE:", "_KEYS:"])
    expect(message).toContain(name);
  expect(message).not.toContain("planted");
});

function messageOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
