import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

export interface Source {
  path: string;
  lines: number;
  isTest: boolean;
}

/** Every hand-written .ts and .tsx file that git knows or would take. */
export async function listSources(): Promise<Source[]> {
  const flags = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"];
  const { stdout } = await promisify(execFile)("git", flags, { cwd: root });
  const paths = stdout.split("\0").filter((path) => path !== "" && !path.includes("generated/"));
  const sources = await Promise.all(paths.map(readSource));
  return sources.filter((source) => source !== null);
}

async function readSource(path: string): Promise<Source | null> {
  // A file that was deleted and not yet committed is still on git's list.
  const text = await readFile(join(root, path), "utf8").catch(() => null);
  if (text === null) return null;
  return { path, lines: text.trimEnd().split("\n").length, isTest: isTestPath(path) };
}

function isTestPath(path: string): boolean {
  return /\.(test|samples)\.tsx?$|\/tests\/|^e2e\/|^packages\/testkit\//.test(path);
}
