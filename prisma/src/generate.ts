import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { takePidLock } from "./pid-lock.ts";

const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, "..");
const stampFile = join(folder, "generated", "stamp");
const lockFile = join(folder, "generated", "generating.pid");
const outputs = [
  join(folder, "generated", "client", "client.ts"),
  join(folder, "..", "packages", "schema", "src", "generated", "pothos-types.ts"),
];
const WAIT_STEP_MS = 100;

/**
 * Generates the Prisma client and the Pothos types, unless those that are there are current.
 * Returns whether it had to. Throws with what to do when the generator refuses.
 */
export async function ensureGenerated(onProgress?: (line: string) => void): Promise<boolean> {
  const stamp = computeStamp();
  for (;;) {
    if (isCurrent(stamp)) return false;
    const lock = await takePidLock(lockFile);
    if (lock.taken) {
      try {
        onProgress?.("Generating the database client.");
        await runGenerator();
        await mkdir(dirname(stampFile), { recursive: true });
        await writeFile(stampFile, stamp);
        return true;
      } finally {
        await lock.release();
      }
    }
    await delay(WAIT_STEP_MS);
  }
}

function computeStamp(): string {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(folder, "schema.prisma")));
  for (const generator of ["prisma", "@pothos/plugin-prisma"]) {
    hash.update(readFileSync(join(folder, "node_modules", generator, "package.json")));
  }
  return hash.digest("hex");
}

function isCurrent(stamp: string): boolean {
  if (!existsSync(stampFile) || !outputs.every((file) => existsSync(file))) return false;
  return readFileSync(stampFile, "utf8") === stamp;
}

async function runGenerator(): Promise<void> {
  await rm(stampFile, { force: true });
  const cli = join(dirname(require.resolve("prisma/package.json")), "build", "index.js");
  try {
    await promisify(execFile)(process.execPath, [cli, "generate", "--no-hints"], {
      cwd: folder,
      env: {
        // Nothing else of ours, which holds keys where a server starts.
        HOME: process.env.HOME,
        TMPDIR: process.env.TMPDIR,
        // Generators are found by their commands.
        PATH: `${join(folder, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        // Generating needs no engine, yet looks for one and would download it: any program will do.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      },
    });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : error;
    throw new Error(`prisma generate failed. Mend prisma/schema.prisma and run it again.\n${said}`);
  }
}

if (import.meta.main) {
  const hasGenerated = await ensureGenerated();
  process.stdout.write(hasGenerated ? "Generated the database client.\n" : "Already generated.\n");
}
