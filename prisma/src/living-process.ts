import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { BARE_ENVIRONMENT } from "./bare-environment.ts";

/** Whether a process of this id runs; one that has ended and waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  if (process.platform === "linux") return readStat(pid) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, yet there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** When the process started, in a form that can be compared; empty when no such process runs. */
export function readStart(pid: number): string {
  try {
    if (process.platform !== "linux") {
      const args = ["-o", "lstart=", "-p", String(pid)];
      return execFileSync("ps", args, { encoding: "utf8", env: BARE_ENVIRONMENT }).trim();
    }
    const start = readStat(pid)?.[19];
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return start === undefined ? "" : `${boot}/${start}`;
  } catch {
    return "";
  }
}

/** The fields of /proc/…/stat from the state on. */
function readStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command, in parentheses, may hold spaces: fields are counted from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields;
  } catch {
    return undefined;
  }
}
