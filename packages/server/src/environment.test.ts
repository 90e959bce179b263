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
  expect(EVERGRANT_ENCRYPTION_KEYS?.map(({ id }) => id)).toEqual([2, 1]);
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

it("reads whose X-Forwarded-For is believed", () => {
  const read = (list: string) => readDemoEnvironment({ EVERGRANT_TRUSTED_PROXIES: list });
  const { EVERGRANT_TRUSTED_PROXIES } = read("10.0.0.0/8, fd00::1");
  expect(EVERGRANT_TRUSTED_PROXIES?.has("10.1.2.3")).toBe(true);
  expect(EVERGRANT_TRUSTED_PROXIES?.has("192.0.2.1")).toBe(false);
  expect(readDemoEnvironment({}).EVERGRANT_TRUSTED_PROXIES).toBeNull();
  for (const list of ["10.0.0.0/33", "proxy.test", "*"])
    expect(() => read(list), list).toThrow(/EVERGRANT_TRUSTED_PROXIES/);
});

it("lets the demo call this machine, and a production nothing that is not public", () => {
  const { EVERGRANT_PRIVATE_TARGETS: demo } = readDemoEnvironment({});
  expect([demo?.has("127.0.0.1"), demo?.has("::1"), demo?.has("10.0.0.1")]).toEqual([
    ...[true, true, false],
  ]);
  const targets = (EVERGRANT_PRIVATE_TARGETS: string) => () =>
    readDemoEnvironment({ EVERGRANT_PRIVATE_TARGETS }).EVERGRANT_PRIVATE_TARGETS;
  expect(targets("10.0.0.0/8")()?.has("127.0.0.1")).toBe(false);
  expect(targets("inside")).toThrow(/EVERGRANT_PRIVATE_TARGETS/);
});

it("reads whose tokens are believed, and names what is wrong with one", () => {
  const read = (text: string) => readDemoEnvironment({ EVERGRANT_JWT_ISSUERS: text });
  expect(readDemoEnvironment({}).EVERGRANT_JWT_ISSUERS).toEqual([]);
  const issuer = { issuer: "https://id.test", audience: "evergrant", workspaces: "*" };
  const complete = { ...issuer, workspaceClaim: "workspace", roleClaim: "role" };
  expect(read(JSON.stringify([complete])).EVERGRANT_JWT_ISSUERS).toMatchObject([complete]);
  for (const text of ["planted", "{}", JSON.stringify([{ ...complete, issuer: "planted" }])]) {
    expect(() => read(text), text).toThrow(/EVERGRANT_JWT_ISSUERS/);
    expect(messageOf(() => read(text))).not.toContain("planted");
  }
  const { workspaces: _workspaces, ...careless } = complete;
  expect(messageOf(() => read(JSON.stringify([careless])))).toContain("ISSUERS.0.workspaces");
});

it("reads who may ask, and how much", () => {
  expect(readDemoEnvironment({})).toMatchObject({
    EVERGRANT_RATE_LIMIT: 120_000,
    EVERGRANT_ALLOWED_ORIGINS: [],
    EVERGRANT_TRUSTED_DOCUMENTS: "off",
  });
  const given = {
    REDIS_URL: "rediss://cache.test:6380/1",
    EVERGRANT_RATE_LIMIT: "off",
    EVERGRANT_ALLOWED_ORIGINS: "https://a.test,https://b.test:8443",
    EVERGRANT_TRUSTED_DOCUMENTS: "front-ends",
  };
  expect(readProductionEnvironment({ ...COMPLETE, ...given })).toMatchObject({
    REDIS_URL: "rediss://cache.test:6380/1",
    EVERGRANT_RATE_LIMIT: null,
    EVERGRANT_ALLOWED_ORIGINS: ["https://a.test", "https://b.test:8443"],
    EVERGRANT_TRUSTED_DOCUMENTS: "front-ends",
  });
  const wrong = {
    REDIS_URL: "http://cache.test",
    EVERGRANT_RATE_LIMIT: "0",
    EVERGRANT_ALLOWED_ORIGINS: "*",
    EVERGRANT_TRUSTED_DOCUMENTS: "some",
  };
  const message = messageOf(() => readDemoEnvironment(wrong));
  for (const name of Object.keys(wrong)) expect(message).toContain(`${name}:`);
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

it.each([
  [{ EVERGRANT_SIGN_UP: "open" }, /EVERGRANT_SIGN_UP: is open without EVERGRANT_SMTP_URL/],
  [{ EVERGRANT_SMTP_URL: "smtp://mail.test" }, /EVERGRANT_SMTP_URL: is set without EVERGRANT_MAIL/],
  [{ EVERGRANT_MAIL_FROM: "a@mail.test" }, /EVERGRANT_MAIL_FROM: is set without EVERGRANT_SMTP/],
  [{ EVERGRANT_SMTP_URL: "http://mail.test", EVERGRANT_MAIL_FROM: "a@b.test" }, /is not an smtp/],
])("refuses mail that is set up by halves: %j", (given, message) => {
  expect(() => readProductionEnvironment({ ...COMPLETE, ...given })).toThrow(message);
});

it.each([
  ["smtps://planted@mail.test?auth.type=OAuth2&auth.refreshToken=planted", /asks for OAuth2/],
  ["smtp://u:planted@mail.test?authMethod=XOAUTH2", /asks for OAuth2/],
  ["smtp://u:planted@_?service=planted", /names a service that is not known/],
])("refuses a mail server that could not be spoken to: %s", (url, why) => {
  const given = { EVERGRANT_SMTP_URL: url, EVERGRANT_MAIL_FROM: "a@mail.test" };
  const message = messageOf(() => readProductionEnvironment({ ...COMPLETE, ...given }));
  expect(message).toMatch(why);
  expect(message).not.toContain("planted");
});

it("lets who was invited register, unless it is open", () => {
  expect(readProductionEnvironment(COMPLETE).EVERGRANT_SIGN_UP).toBe("invitation");
  const mail = { EVERGRANT_SMTP_URL: "smtps://u:p@mail.test", EVERGRANT_MAIL_FROM: "a@mail.test" };
  const open = readProductionEnvironment({ ...COMPLETE, ...mail, EVERGRANT_SIGN_UP: "open" });
  expect(open.EVERGRANT_SIGN_UP).toBe("open");
});

const QUEUE = {
  EVERGRANT_AMAZON_SQS_URL: "https://sqs.eu-west-1.amazonaws.com/123456789012/evergrant",
  EVERGRANT_AMAZON_SQS_ARN: "arn:aws:sqs:eu-west-1:123456789012:evergrant",
};

it("reads a queue, and what depends on it", () => {
  const read = readProductionEnvironment({
    ...COMPLETE,
    ...QUEUE,
    EVERGRANT_AMAZON_ROTATE_SECRET_DAYS: "30",
    EVERGRANT_AMAZON_CLIENT_SECRET_EXPIRES_AT: "2026-08-01",
  });
  expect(read).toMatchObject({
    ...QUEUE,
    EVERGRANT_AMAZON_ROTATE_SECRET_DAYS: 30,
    EVERGRANT_AMAZON_CLIENT_SECRET_EXPIRES_AT: new Date("2026-08-01T00:00:00.000Z"),
  });
});

it.each([
  ["a queue's address without its ARN", { ...QUEUE, EVERGRANT_AMAZON_SQS_ARN: "" }, "_SQS_URL: "],
  ["an ARN without an address", { ...QUEUE, EVERGRANT_AMAZON_SQS_URL: "" }, "_SQS_ARN: "],
  [
    "a queue that keeps an order",
    { ...QUEUE, EVERGRANT_AMAZON_SQS_ARN: `${QUEUE.EVERGRANT_AMAZON_SQS_ARN}.fifo` },
    "_SQS_ARN: ",
  ],
  ["rotation without a queue", { EVERGRANT_AMAZON_ROTATE_SECRET_DAYS: "30" }, "_SECRET_DAYS: "],
  [
    "rotation without an end",
    { ...QUEUE, EVERGRANT_AMAZON_ROTATE_SECRET_DAYS: "180" },
    "_SECRET_DAYS: ",
  ],
  ["no date", { EVERGRANT_AMAZON_CLIENT_SECRET_EXPIRES_AT: "soon" }, "_EXPIRES_AT: "],
])("refuses %s, beside all else", (_what, variables, expected) => {
  const message = messageOf(() =>
    readProductionEnvironment({ ...COMPLETE, DATABASE_URL: undefined, ...variables }),
  );
  expect(message).toContain(expected);
  expect(message).toContain("DATABASE_URL: is missing");
});

function messageOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
