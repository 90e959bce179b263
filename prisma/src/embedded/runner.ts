import type { SpawnOptions } from "node:child_process";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";

/** How PostgreSQL's programs are run: PostgreSQL refuses to be root. */
export type Runner = {
  /** Where the programs lie. */
  binaries: string;
  /** The folder of the data. */
  data: string;
  /** What stands before the program on the command line. */
  prefix: readonly string[];
  /** The user to run as and to own the data; absent: whoever we are. */
  user?: { uid: number; gid: number };
  /** One line for the person who started us. */
  description: string;
};

/** The command for a program of PostgreSQL under this runner. */
export function composeCommand(
  runner: Runner,
  program: string,
  args: readonly string[],
): { file: string; args: string[]; options: SpawnOptions } {
  const [file = "", ...rest] = [...runner.prefix, `${runner.binaries}/${program}`, ...args];
  return { file, args: rest, options: { ...runner.user, env: BARE_ENVIRONMENT, cwd: "/" } };
}
