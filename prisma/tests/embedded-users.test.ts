import { execFileSync } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chooseOtherUser, findOtherUser } from "../src/embedded/choose-other-user.ts";
import { findBinaries } from "../src/embedded/find-binaries.ts";
import { openServer } from "../src/embedded/open-server.ts";
import { composeUrl } from "../src/embedded/probe-server.ts";
import { endServer } from "../src/embedded/run-server.ts";
import { withConnection } from "../src/owner.ts";
import { endProcess, startProcess } from "./embedded-process.ts";

const isRoot = process.getuid?.() === 0;
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "evergrant-users-"));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Whether a user of this id may read what the tests run from. */
function canRun(uid: number): boolean {
  try {
    execFileSync(process.execPath, [join(import.meta.dirname, "start-and-wait.ts"), "--check"], {
      uid,
    });
    return true;
  } catch {
    return false;
  }
}

it("runs below a folder that only its user may enter", async () => {
  await chmod(root, 0o700);
  const server = await startProcess(join(root, "data folder"));
  await endProcess(server);
});

describe.skipIf(!isRoot)("as root (skipped: only root may start another user's process)", () => {
  it("runs as an ordinary user", async ({ skip }) => {
    const { uid, gid } = await findOtherUser();
    skip(!canRun(uid), "the checkout lies below a folder that other users may not enter");
    await chown(root, uid, gid);
    const server = await startProcess(root, { uid, gid });
    expect((await stat(join(root, "data"))).uid).toBe(uid);
    await endProcess(server);
  });

  it("tells an ordinary user in one line that the folder is not his", async ({ skip }) => {
    const { uid, gid } = await findOtherUser();
    skip(!canRun(uid), "the checkout lies below a folder that other users may not enter");
    await chmod(root, 0o700);
    const started = startProcess(join(root, "data"), { uid, gid });
    await expect(started).rejects.toThrow(/^The data folder \S+ cannot be used \(EACCES\)\. .+$/);
  });

  it("falls back on another user and on copies where that one may enter", async () => {
    const closed = join(root, "closed");
    const state = join(root, "state");
    await mkdir(closed, { mode: 0o700 });
    await chmod(root, 0o755);
    const user = await findOtherUser();
    const plain = { binaries: findBinaries(), data: join(closed, "data"), prefix: [] };
    const runner = await chooseOtherUser(plain, user, state);
    expect(runner.data.startsWith(state)).toBe(true);
    const password = "of-this-test";
    const logFile = join(closed, "log");
    const server = await openServer(runner, { password, durable: false, logFile });
    try {
      expect((await stat(`/proc/${server.pid}`)).uid).toBe(user.uid);
      await withConnection(composeUrl(server.port, password, "postgres"), (connection) =>
        connection.query("SELECT 1"),
      );
    } finally {
      await endServer(server.pid);
    }
  });

  it("keeps to the user whose data it is", async ({ skip }) => {
    const { uid, gid } = await findOtherUser();
    skip(!canRun(uid), "the checkout lies below a folder that other users may not enter");
    await chmod(root, 0o755);
    await chown(root, uid, gid);
    const server = await startProcess(root, { env: { ...process.env, PATH: "/nowhere" } });
    await endProcess(server);
    expect((await stat(join(root, "data"))).uid).toBe(uid);
    const again = await startProcess(root);
    expect((await stat(`/proc/${again.pid}`)).uid).toBe(uid);
    await endProcess(again);
  });
});
