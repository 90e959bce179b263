import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export interface StepResult {
  hasPassed: boolean;
  output: string;
}

/** Runs a command at the repository's root and keeps what it says, for the case that it fails. */
export function runCommand(command: string, args: readonly string[]): Promise<StepResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const parts: string[] = [];
    const keep = (chunk: Buffer) => parts.push(chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ hasPassed: false, output: error.message }));
    child.on("close", (code) => resolve({ hasPassed: code === 0, output: parts.join("") }));
  });
}

/** Runs one of the repository's own scripts by the Node that runs this one. */
export function runScript(file: string, ...args: string[]): Promise<StepResult> {
  return runCommand(process.execPath, [file, ...args]);
}

/** Runs an installed tool, whatever PATH says. */
export function runTool(name: string, ...args: string[]): Promise<StepResult> {
  return runCommand(join(root, "node_modules/.bin", name), args);
}
