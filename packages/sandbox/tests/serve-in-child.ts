import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import type { Application, Sandbox } from "../src/index.ts";

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A folder's sandbox in a process of its own, which can be killed as it stands. */
export async function serveInChild(folder: string) {
  const script = fileURLToPath(new URL("serve-folder.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, "line")) as [string];
  const { url, application } = JSON.parse(line) as { url: string; application: Application };
  const remote: Pick<Sandbox, "application" | "fetch"> = {
    application,
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      return fetch(new Request(url + pathname + search, request));
    },
  };
  const kill = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { remote, kill };
}
