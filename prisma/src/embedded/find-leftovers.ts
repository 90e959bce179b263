import { readdir, readlink } from "node:fs/promises";
import { basename } from "node:path";

/**
 * The ids of PostgreSQL's processes that work in this data folder. Only Linux tells; elsewhere none
 * are found and one waits until they are gone.
 */
export async function findLeftovers(data: string): Promise<number[]> {
  if (process.platform !== "linux") return [];
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const checked = pids.map(async (pid) => {
    const [folder, program] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => ""),
      readlink(`/proc/${pid}/exe`).catch(() => ""),
    ]);
    return folder === data && basename(program).startsWith("postgres") ? [pid] : [];
  });
  return (await Promise.all(checked)).flat();
}
