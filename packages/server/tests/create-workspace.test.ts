import {
  createCipher,
  type InstallationDeps,
  makeCipherKey,
  openInvitation,
  Secret,
} from "@evergrant/core";
import { openDatabase } from "@evergrant/db";
import { createClient } from "@evergrant/db/owner";
import { keysOf } from "@evergrant/testkit/cipher";
import { createTestDatabase, type TestDatabase } from "@evergrant/testkit/database";
import { QUIET_PORTS } from "@evergrant/testkit/quiet-ports";
import { createScriptedAmazon } from "@evergrant/testkit/scripted-amazon";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspaceByCommand } from "../src/create-workspace.ts";
import { StartError } from "../src/environment.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function run(...args: string[]): Promise<string[]> {
  const said: string[] = [];
  const variables = {
    DATABASE_URL: database.url,
    EVERGRANT_PUBLIC_URL: "https://evergrant.test",
    EVERGRANT_ENCRYPTION_KEYS: `1:${KEY}`,
  };
  const say = (line: string) => void said.push(line);
  return createWorkspaceByCommand(args, { say, variables }).then(() => said);
}

it("makes a workspace, and the way in for its owner", async () => {
  const said = await run("--name", "Shop", "--owner-email", "Ann@example.com");
  const link = /https:\/\/evergrant\.test\/invitation\/(\S+)/.exec(said.join("\n"))?.[1] ?? "";
  const client = createClient({ url: database.url });
  const opened = openDatabase({ url: database.url });
  const clock = { now: () => new Date() };
  const deps: InstallationDeps = {
    ...{ database: opened, clock, machineClock: clock, amazon: createScriptedAmazon() },
    ...QUIET_PORTS,
    cipher: createCipher(keysOf([makeCipherKey(1, Buffer.from(KEY, "base64"))])),
  };
  expect(await openInvitation(deps, new Secret(link))).toMatchObject({
    ...{ workspaceName: "Shop", email: "ann@example.com", role: "owner", status: "OPEN" },
  });
  expect(await client.event.findMany({ select: { type: true, actorKind: true } })).toEqual([
    { type: "MEMBER_INVITED", actorKind: "SYSTEM" },
  ]);
  await opened.stop();
  await client.$disconnect();
});

it.each([
  [["--name", "Shop"], /--owner-email/],
  [["--name", "Shop", "--owner-email", "nobody"], /no e-mail address/],
  [["--surname", "x"], /Say which/],
])("refuses %j in one line, and makes nothing", async (args, message) => {
  const client = createClient({ url: database.url });
  const before = await client.workspace.count();
  const refused = run(...args);
  await expect(refused).rejects.toThrow(StartError);
  await expect(refused).rejects.toThrow(message);
  expect(await client.workspace.count()).toBe(before);
  await client.$disconnect();
});
