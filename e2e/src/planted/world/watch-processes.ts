import { readdir, readFile } from "node:fs/promises";
import { createGathering, type Place } from "../search/place.ts";

const STEP_MS = 100;

export interface ProcessWatch {
  /** Command lines of every process of this machine, while the flows ran. */
  commands: Place;
  /** Environments of the processes that were started here, and of all that they started. */
  environments: Place;
  /** Watches a process under a name, and its descendants as `child of` it. */
  add(name: string, pid: number): void;
  stop(): Promise<void>;
}

/** Looks every tenth of a second: what lives shorter than that may be missed. Linux alone has this. */
export function watchProcesses(): ProcessWatch {
  const commands = createGathering("process list");
  const environments = createGathering("environments");
  const names = new Map<number, string>();
  const known = new Set<number>();
  const seen = new Set<string>();
  const keepOnce = ({ add }: typeof commands, where: string, text: string) => {
    if (text === "" || seen.has(`${where}\n${text}`)) return;
    seen.add(`${where}\n${text}`);
    add(where, text);
  };
  const look = async (): Promise<void> => {
    if (process.platform !== "linux") return;
    const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
    await Promise.all(pids.filter((pid) => !known.has(pid) || names.has(pid)).map(lookAt));
  };
  const lookAt = async (pid: number): Promise<void> => {
    const command = await read(pid, "cmdline");
    const parent = Number(/\) \S (\d+)/.exec(await read(pid, "stat"))?.[1]);
    const parentName = names.get(parent);
    // Between its fork and its exec a child is its parent still, with all that it has.
    if (parentName !== undefined && command === (await read(parent, "cmdline"))) return;
    known.add(pid);
    if (!names.has(pid) && parentName !== undefined)
      names.set(pid, `child of ${parentName.replace(/^child of /, "")}`);
    keepOnce(commands, "a command line", command);
    const name = names.get(pid);
    if (name !== undefined) keepOnce(environments, `${name} `, await read(pid, "environ"));
  };
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = null;
    });
  }, STEP_MS);
  return {
    commands: commands.place,
    environments: environments.place,
    add: (name, pid) => void names.set(pid, name),
    async stop() {
      clearInterval(timer);
      await looking;
      await look();
    },
  };
}

function read(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, "latin1").catch(() => "");
}
