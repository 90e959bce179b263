import { createWorkspaceByCommand } from "./create-workspace.ts";
import { StartError } from "./environment.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

createWorkspaceByCommand(process.argv.slice(2), { say }).catch((error: unknown) => {
  const isExpected = error instanceof StartError;
  const text = error instanceof Error ? (isExpected ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
