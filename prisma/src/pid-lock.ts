import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { readStart } from "./living-process.ts";

/** A lock held by a living process: gone when it was released or when its holder has died. */
export type PidLock = { taken: true; release(): Promise<void> } | { taken: false; holder: number };

/** Takes the lock kept in `file`, or says which living process holds it. */
export async function takePidLock(file: string): Promise<PidLock> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}-${randomUUID()}`;
  await writeFile(draft, `${process.pid} ${readStart(process.pid)}`);
  try {
    for (;;) {
      if (await claim(draft, file))
        return { taken: true, release: () => rm(file, { force: true }) };
      const holder = await readHolder(file);
      if (holder !== undefined) return { taken: false, holder };
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Linking a finished file, so that nobody reads a lock that is only half written. */
async function claim(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isExistsError(error)) return false;
    throw error;
  }
}

async function readHolder(file: string): Promise<number | undefined> {
  const [pidText = "", ...start] = (await readFile(file, "utf8").catch(() => "")).split(" ");
  const pid = Number(pidText);
  // The start time tells a living holder from a stranger that was given the same process id.
  return Number.isInteger(pid) && pid > 0 && start.join(" ") === readStart(pid) ? pid : undefined;
}

function isExistsError(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
