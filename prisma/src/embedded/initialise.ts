import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { composeCommand, type Runner } from "./runner.ts";

/** The owner of an embedded server's data. Roles that are neither owner nor superuser come later. */
export const SUPERUSER = "evergrant";

const PASSWORD_BYTES = 24;

/** Makes the data folder, unless it is there. Killed half-way, it starts anew the next time. */
export async function initialise(
  runner: Runner,
  password: string,
  durable: boolean,
): Promise<void> {
  if (await hasData(runner.data)) return;
  const draft = `${runner.data}.new`;
  const passwordFile = `${runner.data}.password`;
  await rm(draft, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (runner.user !== undefined) {
    await chown(draft, runner.user.uid, runner.user.gid);
    await chown(passwordFile, runner.user.uid, runner.user.gid);
  }
  const { file, args, options } = composeCommand(runner, "initdb", [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // PostgreSQL's own locale: the same order of names on every machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...(durable ? [] : ["--no-sync"]),
  ]);
  try {
    await promisify(execFile)(file, args, options);
    await rename(draft, runner.data);
  } catch (error) {
    throw new Error(`PostgreSQL could not make its data folder ${runner.data}: ${lastLine(error)}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
  const lines = said.split("\n").filter((line) => line.includes("error:"));
  return lines[0] ?? (error instanceof Error ? error.message : String(error));
}

/** The password of the folder's server, made on first use and readable by its owner alone. */
export async function ensurePassword(file: string, data: string): Promise<string> {
  const existing = await readFile(file, "utf8").catch(() => "");
  if (existing !== "") return existing;
  if (await hasData(data)) {
    throw new Error(`${file} is missing, without which ${data} cannot be opened. Put it back.`);
  }
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

async function hasData(data: string): Promise<boolean> {
  return stat(join(data, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}
