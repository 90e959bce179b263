import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const SECRET = "hunter2";
const VARIABLES = {
  PATH: process.env.PATH,
  // Nobody listens there.
  DATABASE_URL: `postgresql://somebody:${SECRET}@127.0.0.1:1/evergrant`,
  EVERGRANT_ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 1).toString("base64")}`,
  EVERGRANT_PUBLIC_URL: "http://127.0.0.1",
  EVERGRANT_AMAZON_CLIENT_ID: "client",
  EVERGRANT_AMAZON_CLIENT_SECRET: "secret",
  EVERGRANT_AMAZON_APPLICATION_ID: "amzn1.sp.solution.test",
  PORT: "0",
};
const ONE_LINE = /^The database cannot be reached, or does not answer: .*127\.0\.0\.1:1.*$/m;

it.each([
  ["packages/server/src/verify-audit.ts", [], 2],
  ["packages/server/src/rotate-keys-command.ts", [], 1],
  ["prisma/src/migrate-command.ts", [], 1],
  [
    "packages/server/src/create-workspace-command.ts",
    ["--name", "Ours", "--owner-email", "ann@example.com"],
    1,
  ],
])("%s says in one line that there is no database, and ends so", async (file, args, code) => {
  const ended = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    const command = [join(ROOT, file), ...args];
    execFile(process.execPath, command, { env: VARIABLES }, (error, _stdout, stderr) =>
      resolve({ code: error?.code, stderr }),
    );
  });
  expect(ended.code).toBe(code);
  expect(ended.stderr).toMatch(ONE_LINE);
  expect(ended.stderr).not.toMatch(/\n\s+at |hunter2/);
});

it("a server waits for its database for a while, and says so once", async () => {
  const server = spawn(process.execPath, [join(ROOT, "packages/server/src/main.ts"), "serve"], {
    env: VARIABLES,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(server.stdout, "data");
  expect(String(line)).toMatch(ONE_LINE);
  expect(String(line)).toMatch(/Trying for 30 seconds\.\n$/);
  server.kill("SIGKILL");
  await once(server, "exit");
});
