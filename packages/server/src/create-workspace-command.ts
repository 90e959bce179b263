import { createWorkspaceByCommand } from "./create-workspace.ts";
import { explainEnd } from "./explain-end.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

createWorkspaceByCommand(process.argv.slice(2), { say }).catch((error: unknown) => {
  process.stderr.write(`${explainEnd(error)}\n`);
  process.exitCode = 1;
});
