import { inspect } from "node:util";
import { makeCipherKey, Secret } from "@evergrant/core";
import { expect, it } from "vitest";
import { createLogger } from "./create-logger.ts";

const PLANTED = "planted-5f1c";

function logOf(fields: object): string {
  const lines: string[] = [];
  createLogger("info", { write: (line) => void lines.push(line) }).info(fields, "message");
  return lines.join("");
}

it.each([
  "authorization",
  "Authorization",
  "cookie",
  "set-cookie",
  "token",
  "secret",
  "password",
  "clientSecret",
  "client_secret",
  "refreshToken",
  "accessToken",
  "x-amz-access-token",
])("prints no %s, at any level, in lists and errors too", (name) => {
  const held = { [name]: PLANTED, other: "kept" };
  const shapes = [
    held,
    { headers: held },
    { a: { b: { c: { d: { e: held } } } } },
    { list: [held] },
    { err: Object.assign(new Error("failed"), held) },
    { err: Object.assign(new Error("failed"), { response: { headers: held } }) },
    { nested: { error: Object.assign(new Error("failed"), held) } },
  ];
  for (const shape of shapes) {
    const line = logOf(shape);
    expect(line).not.toContain(PLANTED);
    expect(line).toContain("[redacted]");
    expect(line).toContain("kept");
  }
});

it("leaves everything else as it is", () => {
  const at = new Date("2026-03-01T12:00:00.000Z");
  const line = logOf({ alert: { kind: "K", tokens: 3, at, none: null }, id: "i" });
  const expected =
    '"alert":{"kind":"K","tokens":3,"at":"2026-03-01T12:00:00.000Z","none":null},"id":"i"';
  expect(line).toContain(expected);
  const failed = Object.assign(new Error("failed"), { code: "23505" });
  expect(logOf({ err: failed })).toMatch(
    /"type":"Error","message":"failed","stack":".*","code":"23505"/,
  );
});

it("ends where something refers to itself, and prints nothing below that", () => {
  const round: Record<string, unknown> = { token: PLANTED };
  round.self = round;
  expect(logOf({ round })).not.toContain(PLANTED);
});

it("prints neither secrets nor keys, under whatever name", () => {
  const bytes = Buffer.from("planted-key-of-thirty-two-bytes!");
  const key = makeCipherKey(1, bytes);
  const secret = new Secret(PLANTED);
  const line = logOf({ some: secret, ring: [key], err: new Error(`${secret}`) });
  for (const text of [line, inspect(key, { showHidden: true, depth: 9 }), JSON.stringify(key)])
    for (const spelt of [
      "planted",
      bytes.toString("hex"),
      bytes.toString("base64"),
      bytes.join(","),
    ])
      expect(text).not.toContain(spelt);
});
