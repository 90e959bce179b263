import { Console } from "node:console";
import { Writable } from "node:stream";
import { format, inspect } from "node:util";
import { serialize } from "node:v8";
import { MessageChannel } from "node:worker_threads";
import { expect, it } from "vitest";
import { Secret } from "./secret.ts";

const PLANTED = "planted-5f1c";
const SECRET = new Secret(PLANTED);

function printed(print: (console: Console) => void): string {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  print(new Console({ stdout: stream, stderr: stream }));
  return text;
}

async function posted(value: unknown): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  const arrived = new Promise((resolve) => port2.once("message", resolve));
  port1.postMessage(value);
  const message = await arrived;
  port1.close();
  return message;
}

const sum = (left: string, right: Secret) => left + right;

it("gives its value to whoever asks for it", () => {
  expect(SECRET.reveal()).toBe(PLANTED);
});

it.each<[string, () => unknown, string]>([
  ["a template", () => `${SECRET}`, "[redacted]"],
  ["a sum", () => sum("a", SECRET), "a[redacted]"],
  ["String()", () => String(SECRET), "[redacted]"],
  ["toString()", () => SECRET.toString(), "[redacted]"],
  ["toLocaleString()", () => SECRET.toLocaleString(), "[redacted]"],
  ["join()", () => [SECRET, SECRET].join(), "[redacted],[redacted]"],
  ["JSON", () => JSON.stringify({ deep: [SECRET] }), '{"deep":["[redacted]"]}'],
  ["inspect", () => inspect({ deep: [SECRET] }), "{ deep: [ [redacted] ] }"],
  ["inspect of all that is hidden", () => inspect(SECRET, { showHidden: true }), "[redacted]"],
  ["inspect without custom ones", () => inspect(SECRET, { customInspect: false }), "Secret {}"],
  ["format %s", () => format("%s", SECRET), "[redacted]"],
  ["format %o", () => format("%o", SECRET), "[redacted]"],
  ["format %O", () => format("%O", SECRET), "[redacted]"],
  ["format %j", () => format("%j", SECRET), '"[redacted]"'],
  ["format %d", () => format("%d", SECRET), "NaN"],
  ["an error's message", () => new Error(`bad ${SECRET}`).message, "bad [redacted]"],
  ["entries", () => JSON.stringify(Object.entries(SECRET)), "[]"],
  ["own names", () => JSON.stringify(Reflect.ownKeys(SECRET)), "[]"],
  ["a copy", () => JSON.stringify({ ...SECRET }), "{}"],
  [
    "a search parameter",
    () => String(new URLSearchParams({ a: String(SECRET) })),
    "a=%5Bredacted%5D",
  ],
])("prints in %s as nothing of it", (_where, print, expected) => {
  expect(print()).toBe(expected);
});

it("prints nothing of it on a console", () => {
  const text = printed((console) => {
    console.log(SECRET, { SECRET }, [SECRET]);
    console.error(new Error("failed", { cause: SECRET }));
    console.error(Object.assign(new Error("failed"), { SECRET }));
    console.dir({ SECRET }, { depth: null, showHidden: true });
    console.table([{ SECRET }]);
  });
  expect(text).toContain("[redacted]");
  expect(text).not.toContain(PLANTED);
});

it("takes nothing of it into a clone, another thread or a file", async () => {
  for (const copy of [structuredClone({ SECRET }), await posted({ SECRET })])
    expect(inspect(copy, { showHidden: true, depth: 9 })).not.toContain(PLANTED);
  expect(serialize({ SECRET }).toString("latin1")).not.toContain(PLANTED);
});
