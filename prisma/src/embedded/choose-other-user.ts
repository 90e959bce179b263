import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Runner } from "./runner.ts";

/** An account of this machine. */
export type User = { name: string; uid: number; gid: number };

const run = promisify(execFile);
const suitableNames = ["postgres", "daemon", "nobody"];
const STATE_FOLDER = "/var/lib/evergrant";

/**
 * Root's way where user namespaces are forbidden: PostgreSQL runs as another user, with its programs
 * and data where that user may enter, copied to or kept below /var/lib/evergrant if need be.
 */
export async function chooseOtherUser(
  plain: Pick<Runner, "binaries" | "data" | "prefix">,
  user: User,
  stateFolder = STATE_FOLDER,
): Promise<Runner> {
  const folder = dirname(plain.data);
  const data = (await mayEnter(user, folder))
    ? plain.data
    : join(stateFolder, createHash("sha256").update(folder).digest("hex").slice(0, 16), "data");
  const binaries = (await mayRun(user, plain.binaries))
    ? plain.binaries
    : await copyBinaries(plain.binaries, stateFolder);
  await mkdir(dirname(data), { recursive: true });
  const description = `as user ${user.name}, as we are root, with its data in ${data}`;
  return { ...plain, binaries, data, user: { uid: user.uid, gid: user.gid }, description };
}

/** A user that most systems have, to run PostgreSQL as. */
export async function findOtherUser(): Promise<User> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of suitableNames) {
    const line = lines.find((fields) => fields[0] === name);
    if (line !== undefined) return { name, uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Error("PostgreSQL cannot run as root. Start as an ordinary user or set DATABASE_URL.");
}

function mayEnter({ uid, gid }: User, folder: string): Promise<boolean> {
  return succeeds("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { uid, gid });
}

function mayRun({ uid, gid }: User, binaries: string): Promise<boolean> {
  return succeeds(join(binaries, "postgres"), ["--version"], { uid, gid });
}

async function succeeds(
  file: string,
  args: string[],
  user: { uid: number; gid: number },
): Promise<boolean> {
  return run(file, args, { ...user, cwd: "/", env: {} }).then(
    () => true,
    () => false,
  );
}

async function copyBinaries(binaries: string, stateFolder: string): Promise<string> {
  const { stdout } = await run(join(binaries, "postgres"), ["--version"], { cwd: "/", env: {} });
  const version = stdout.trim().split(" ").at(-1) ?? "unknown";
  const target = join(stateFolder, `postgresql-${version}`);
  if (await stat(target).catch(() => undefined)) return join(target, "bin");
  const draft = `${target}.${process.pid}`;
  await mkdir(stateFolder, { recursive: true, mode: 0o755 });
  await chown(stateFolder, 0, 0);
  await cp(dirname(binaries), draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  // Whoever is second finds it done.
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  return join(target, "bin");
}
