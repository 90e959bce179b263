import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { findLeftovers } from "../src/embedded/find-leftovers.ts";
import { type EmbeddedServer, migrate, startEmbedded, withDatabase } from "../src/index.ts";
import { isAlive } from "../src/living-process.ts";
import { withConnection } from "../src/owner.ts";
import { endProcess, killProcess, startProcess } from "./embedded-process.ts";

const TWO_STARTS_MS = 60_000;

let made: string;
let root: string;
const servers: EmbeddedServer[] = [];

// Making data takes longer than all the rest of a test: most go on with a copy.
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), "evergrant made-"));
  await (await startEmbedded({ folder: made, durable: false })).stop();
});

afterAll(async () => {
  await rm(made, { recursive: true, force: true });
});

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "evergrant embedded-"));
  await promisify(execFile)("cp", ["-a", `${made}/.`, root]);
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await rm(root, { recursive: true, force: true });
});

async function start(folder: string, durable = false): Promise<EmbeddedServer> {
  const server = await startEmbedded({ folder, durable });
  servers.push(server);
  return server;
}

function execute(url: string, statement: string) {
  return withConnection(withDatabase(url, "postgres"), (connection) => connection.query(statement));
}

it("keeps its data across a stop and a start, in a path with a space", async () => {
  const lines: string[] = [];
  const first = await startEmbedded({
    folder: root,
    durable: false,
    onProgress: (line) => lines.push(line),
  });
  await execute(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start(root);
  const { rows } = await execute(second.url, "SELECT answer FROM kept");
  expect(rows).toEqual([{ answer: 42 }]);
  expect(lines).toEqual([expect.stringMatching(/^Starting PostgreSQL .+\.$/)]);
});

it("syncs what it commits", async () => {
  const { url } = await start(root, true);
  const { rows } = await execute(
    url,
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit",
  );
  expect(rows).toEqual([{ fsync: "on", commit: "on" }]);
});

it("lets nobody in without the password, which only the owner may read", async () => {
  const { url } = await start(root);
  const wrong = new URL(url);
  wrong.password = "guessed";
  await expect(execute(wrong.href, "SELECT 1")).rejects.toThrow("password authentication failed");
  expect((await stat(join(root, "password"))).mode & 0o077).toBe(0);
});

it(
  "runs twice at once on two folders",
  async () => {
    const [first, second] = await Promise.all([start(join(root, "a")), start(join(root, "b"))]);
    await execute(first.url, "CREATE TABLE only_here ()");
    await expect(execute(second.url, "SELECT FROM only_here")).rejects.toThrow("does not exist");
  },
  TWO_STARTS_MS,
);

it("goes on with the server that a killed process left", async () => {
  const left = await startProcess(root);
  await killProcess(left);
  const server = await start(root);
  expect(server.pid).toBe(left.pid);
  await execute(server.url, "SELECT 1");
});

it("starts again after everything was killed, a busy backend apart", async () => {
  const left = await startProcess(root);
  await migrate({ url: left.url });
  await execute(left.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const sleeping = execute(left.url, "SELECT pg_sleep(60)").catch(() => "killed");
  await vi.waitFor(async () => {
    const { rows } = await execute(
      left.url,
      "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'",
    );
    expect(rows).toHaveLength(1);
  });
  await killProcess(left);
  process.kill(left.pid, "SIGKILL");
  const server = await start(root);
  expect(server.pid).not.toBe(left.pid);
  expect(await sleeping).toBe("killed");
  const { rows } = await execute(server.url, "SELECT answer FROM kept");
  expect(rows).toEqual([{ answer: 42 }]);
});

it("takes a mark that names a stranger's process for what it is", async () => {
  const data = join(root, "data");
  // Not our own id: PostgreSQL takes no notice of its parent.
  await writeFile(join(data, "postmaster.pid"), `${process.ppid}\n${data}\n0\n1\n\n\n\nready\n`);
  const server = await start(root);
  await execute(server.url, "SELECT 1");
});

it("begins anew where the first start was killed half-way", async () => {
  const folder = join(root, "new");
  await mkdir(join(folder, "data.new"), { recursive: true });
  await writeFile(join(folder, "data.new", "PG_VERSION"), "18");
  const server = await start(folder);
  await execute(server.url, "SELECT 1");
});

it("shares the server of another living process and leaves it running", async () => {
  const holder = await startProcess(root);
  const joined = await startEmbedded({ folder: root, durable: false });
  expect(joined.pid).toBe(holder.pid);
  await joined.stop();
  await execute(holder.url, "SELECT 1");
  await endProcess(holder);
  expect(isAlive(holder.pid)).toBe(false);
});

it("leaves no process behind when it stops", async () => {
  const server = await startEmbedded({ folder: root, durable: false });
  expect(await findLeftovers(join(root, "data"))).toContain(server.pid);
  await server.stop();
  expect(await findLeftovers(join(root, "data"))).toEqual([]);
});

it("says in one line what to do about a folder that cannot be used", async () => {
  const file = join(root, "file");
  await writeFile(file, "");
  const started = startEmbedded({ folder: join(file, "data") });
  await expect(started).rejects.toThrow(/^The data folder .+ cannot be used \(ENOTDIR\)\. .+$/);
});

it("refuses to make a new password for data that has one", async () => {
  await rm(join(root, "password"));
  await expect(startEmbedded({ folder: root, durable: false })).rejects.toThrow(
    "password is missing",
  );
});
