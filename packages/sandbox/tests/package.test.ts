import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

// The package as a stranger gets it: packed, installed where nothing else is, run and imported.

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const TSC = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));
/** Without the workspace's own programs, so that `node` is the machine's. */
const env = {
  ...process.env,
  PATH: (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter),
};

let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-package-"));
  await run("npx", ["-y", "pnpm@12", "pack", "--pack-destination", folder], { cwd: PACKAGE });
  const [tarball] = await readdir(folder);
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  // A cache of its own and a registry that nobody serves: what it needs must be in the tarball.
  const isolated = ["--offline", "--cache", join(folder, "cache"), "--no-audit", "--no-fund"];
  await run("npm", ["install", ...isolated, `./${tarball}`], { cwd: folder, env });
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

const bin = () => join(folder, "node_modules/.bin/evergrant-sandbox");
const runBin = (...args: string[]) => run(bin(), args, { env, cwd: folder });

/** Starts the command, and gives what it printed by the words in front. */
async function startBin(...args: string[]) {
  const child = spawn(bin(), args, { env, cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const printed = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [name, value] = line.split(/ {2,}/);
    if (name && value) printed.set(name, value);
    if (line.includes("curl ")) break;
  }
  return { child, printed };
}

it("holds nothing but what runs, and needs nothing", async () => {
  const root = join(folder, "node_modules/@evergrant/sandbox");
  expect((await readdir(join(folder, "node_modules"))).sort()).toEqual([
    ".bin",
    ".package-lock.json",
    "@evergrant",
  ]);
  expect((await readdir(root)).sort()).toEqual(["README.md", "dist", "package.json"]);
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  expect(manifest.dependencies).toBeUndefined();
});

it("serves by its command, keeps its folder, and says when its port is taken", async () => {
  const port = await findFreePort();
  const args = ["--port", `${port}`, "--data", join(folder, "data")];
  const first = await startBin(...args);
  const read = (name: string) => first.printed.get(name) ?? "";
  expect(read("SP-API")).toBe(`http://127.0.0.1:${port}`);
  const made = await fetch(`${read("Controls")}sellers`, {
    method: "POST",
    body: JSON.stringify({ credential: "LWA_REFRESH_TOKEN" }),
  });
  const { token } = (await made.json()) as { token: string };
  const exchanged = await fetch(read("Token endpoint"), {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: token,
      client_id: read("Client id"),
      client_secret: read("Client secret"),
    }),
  });
  expect(await exchanged.json()).toMatchObject({ token_type: "bearer", refresh_token: token });

  await expect(runBin("--port", `${port}`)).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: `Port ${port} is taken. Give another one: --port ${port + 1}\n`,
  });
  first.child.kill("SIGTERM");
  expect(await once(first.child, "exit")).toEqual([0, null]);
  const second = await startBin(...args);
  expect(second.printed.get("Client secret")).toBe(read("Client secret"));
});

it("explains itself, and refuses what it does not know in one line", async () => {
  expect((await runBin("--help")).stdout).toContain("--data FOLDER");
  for (const args of [["--port", "http"], ["--verbose"], ["--port", "0"]]) {
    await expect(runBin(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^.*--(port|verbose).*\n$/),
    });
  }
});

it("is a fetch handler to whoever imports it, with its types", async () => {
  const program = `
import { createSandbox, type Application, type Sandbox } from "@evergrant/sandbox";

const sandbox: Sandbox = await createSandbox({ publicUrl: "http://sandbox.test" });
const { clientId }: Application = sandbox.application;
const response: Response = await sandbox.fetch(new Request("http://sandbox.test/_sandbox/clock"));
const answer: { now: string } = await response.json();
if (!clientId || Number.isNaN(Date.parse(answer.now))) throw new Error(answer.now);
// @ts-expect-error: a sandbox must know its own address
createSandbox({}).catch(() => undefined);
await sandbox.close();
`;
  await writeFile(join(folder, "program.ts"), program);
  const compilerOptions = {
    strict: true,
    skipLibCheck: false,
    target: "es2023",
    lib: ["es2023", "dom"],
    module: "nodenext",
    types: [],
  };
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["program.ts"] }),
  );
  await run(process.execPath, [TSC, "-p", folder]);
  await run("node", ["program.js"], { cwd: folder, env });
});
