import { readFile } from "node:fs/promises";

const LOOK_MS = 500;
/** What stands between a user's `npx pnpm start` and this process. */
const LAUNCHER = /^(\S*\/)?(npm|pnpm|npx)\b|^\S*node \S*(npm|npx)/;

/**
 * Calls `onGone` once one of the programs that launched this process has ended. npx does not pass a
 * signal on: whoever ends it means us. Without launchers, or where /proc is not there, never.
 */
export async function watchLaunchers(onGone: () => void): Promise<void> {
  const launchers = await findLaunchers(process.ppid);
  if (launchers.length === 0) return;
  const looking = setInterval(() => {
    if (launchers.every(isAlive)) return;
    clearInterval(looking);
    onGone();
  }, LOOK_MS).unref();
}

/** The unbroken line of package managers and their shells, upwards from `pid`. */
async function findLaunchers(pid: number): Promise<number[]> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const words = command.replaceAll("\0", " ");
  const isShell = /^(\/\S+\/)?sh -c /.test(words);
  if (!isShell && !LAUNCHER.test(words)) return [];
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0);
  return [pid, ...(parent > 1 ? await findLaunchers(parent) : [])];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
